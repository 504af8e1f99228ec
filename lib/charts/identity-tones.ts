/** Names of the colours in components/charts/tones.module.css. */
export type Tone = `series-${number}` | 'other' | `residual-${number}`

/** Slots things have had, by the hash of their key, the first seen first. Hashes, so that what remembers them holds no names. */
export type KeptTones = ReadonlyMap<number, number>

export const SERIES_TONES = 10
const KEPT_AT_MOST = 1000
const PATTERNS = 4
/** In an order that gives two that can meet in one chart different patterns. */
const RESIDUALS = ['Unattributed', 'Other charges', 'No project', 'Not available', 'No API key', 'No line item', 'No model']
const NOTHING: KeptTones = new Map()

/** FNV-1a: small, and the same in every browser. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return value
}

/** Who has had a colour for longest comes first, then the others by name: the same order whatever their rank in the chart is. */
function inOrder(keys: readonly string[], kept: KeptTones): string[] {
  const age = new Map(Array.from(kept.keys(), (hashed, index) => [hashed, index]))
  return [...keys].sort((a, b) => (age.get(hash(a)) ?? Infinity) - (age.get(hash(b)) ?? Infinity) || (a < b ? -1 : 1))
}

/**
 * A colour belongs to the thing, not to its rank: it keeps the one it had on the page before, and the first time asks for the slot its hash
 * names. Two that meet in one chart never share one: the later of them takes the next free slot.
 */
export function identityTones(keys: readonly string[], kept: KeptTones = NOTHING): Map<string, Tone> {
  const taken = new Set<number>()
  return new Map(inOrder(keys, kept).map((key) => {
    let slot = kept.get(hash(key)) ?? hash(key) % SERIES_TONES
    while (taken.size < SERIES_TONES && taken.has(slot)) slot = (slot + 1) % SERIES_TONES
    taken.add(slot)
    return [key, `series-${slot}` as const]
  }))
}

/** Remembers the colours of things seen for the first time; who has one keeps it, also where it had to step aside. The same map when nothing is new. */
export function keepTones(kept: KeptTones, tones: Iterable<readonly [key: string, tone: Tone]>): KeptTones {
  const fresh = Array.from(tones).flatMap(([key, tone]) => (tone.startsWith('series-') && !kept.has(hash(key)) ? [[hash(key), Number(tone.split('-')[1])] as const] : []))
  return fresh.length === 0 ? kept : new Map([...kept, ...fresh].slice(-KEPT_AT_MOST))
}

/** Money without a thing is grey and patterned, each kind of it in its own way. */
export function residualTone(label: string): Tone {
  const known = RESIDUALS.indexOf(label)
  return `residual-${(known >= 0 ? known : hash(label)) % PATTERNS}`
}
