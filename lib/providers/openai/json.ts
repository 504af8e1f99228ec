/** A number exactly as its digits stand in the answer: turned into decimal or bigint by the schemas, never into a float. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

type Source = { source?: string }
const MAX_DEPTH = 64

/** The text is JSON, but not of a shape that is safe to walk. */
export class TooDeep extends Error {}

/**
 * Parses an answer with every number as JsonNumber. `__proto__` becomes an ordinary own property.
 * @throws SyntaxError when it is not JSON, TooDeep beyond 64 levels.
 */
export function parseJson(text: string): unknown {
  guardDepth(text)
  return JSON.parse(text, (_key: string, value: unknown, context?: Source) => (typeof value === 'number' ? new JsonNumber(context?.source ?? String(value)) : value))
}

/** The reviver and the writer below recurse, so depth is bounded before either runs. */
function guardDepth(text: string): void {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (quoted) {
      if (char === 92) at++
      else if (char === 34) quoted = false
    } else if (char === 34) quoted = true
    else if (char === 123 || char === 91) {
      if (++depth > MAX_DEPTH) throw new TooDeep('nested too deeply')
    } else if (char === 125 || char === 93) depth--
  }
}

/** JSON text of a parsed value, numbers digit for digit, without the named properties at any level. */
export function writeJson(value: unknown, without: ReadonlySet<string> = new Set()): string {
  if (value instanceof JsonNumber) return value.text
  if (Array.isArray(value)) return `[${value.map((item) => writeJson(item, without)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value).filter(([key]) => !without.has(key))
  return `{${members.map(([key, item]) => `${JSON.stringify(key)}:${writeJson(item, without)}`).join(',')}}`
}
