/** A number written exactly as given: JSON numbers with more digits than a float holds. */
export class RawNumber {
  constructor(readonly text: string) {}
}

export type Json = string | number | boolean | null | RawNumber | Json[] | { [name: string]: Json | undefined }
export type JsonObject = { [name: string]: Json | undefined }

/** JSON text; `JSON.stringify` cannot write a number of 31 decimals. */
export function jsonText(value: Json): string {
  if (value instanceof RawNumber) return value.text
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const parts: string[] = []
  for (const name in value) {
    const member = value[name]
    if (member !== undefined) parts.push(`${JSON.stringify(name)}:${jsonText(member)}`)
  }
  return `{${parts.join(',')}}`
}
