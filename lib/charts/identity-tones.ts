/** Names of the colours in components/charts/tones.module.css. */
export type Tone = `series-${number}` | 'other' | `residual-${number}`

const SERIES = 10
const PATTERNS = 4
/** In an order that gives two that can meet in one chart different patterns. */
const RESIDUALS = ['Unattributed', 'Other charges', 'No project', 'Not available', 'No API key', 'No line item']

/** FNV-1a: small, and the same in every browser. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return value
}

/**
 * A colour belongs to the thing, not to its rank: each key asks for the slot its hash names, so it looks the same on every page. Of two that
 * meet in one chart the later key takes the next free slot.
 */
export function identityTones(keys: readonly string[]): Map<string, Tone> {
  const taken = new Set<number>()
  return new Map([...keys].sort().map((key) => {
    let slot = hash(key) % SERIES
    while (taken.size < SERIES && taken.has(slot)) slot = (slot + 1) % SERIES
    taken.add(slot)
    return [key, `series-${slot}` as const]
  }))
}

/** Money without a thing is grey and patterned, each kind of it in its own way. */
export function residualTone(label: string): Tone {
  const known = RESIDUALS.indexOf(label)
  return `residual-${(known >= 0 ? known : hash(label)) % PATTERNS}`
}
