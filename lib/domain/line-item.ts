import { baseModel } from '@/lib/domain/model-names'
import { usageOf, type BilledUsage, type Direction, type Modality } from '@/lib/domain/line-item-usage'

export { baseModel }
export type { Direction, Modality }
export type BilledTier = 'flex' | 'priority' | 'batch'
/**
 * What the text of a cost row says. `verbatim` is the text itself and the identity of the line item; everything else
 * is read best-effort and null where the text does not say. `service` and `measure`: the usage it is billed for.
 */
export type LineItem = {
  verbatim: string
  surface: string | null
  tier: BilledTier | null
  model: string | null
  modality: Modality | null
  direction: Direction | null
  longContext: boolean
} & BilledUsage

const TIERS = new Map<string, BilledTier>([['flex', 'flex'], ['priority', 'priority'], ['batch', 'batch'], ['batch api', 'batch']])
const MODALITIES = new Map<string, Modality>([['text', 'text'], ['audio', 'audio'], ['image', 'image'], ['video', 'video']])
/** Services whose line items shorten the name of the one model behind them. */
const SHORT_NAMES = new Map([['whisper', 'whisper-1'], ['tts', 'tts-1'], ['tts hd', 'tts-1-hd']])

// "cached input" and "cache writes" hold the word "input" or stand beside it, so they are looked for first.
const DIRECTIONS: readonly [pattern: RegExp, direction: Direction][] = [
  [/\bcached?[ _-]writes?\b/, 'cache_write'],
  [/\bcached\b/, 'cached_input'],
  [/\binput\b|\binput_/, 'input'],
  [/\boutput\b|\boutput_/, 'output'],
]
const LONGEST_NAME = 200
const LONG_CONTEXT = /\blong[ _-]context\b/
const KNOWN_MODEL = /^(?:ft[:-])?(?:chatgpt|gpt|o\d|text-|omni-|whisper|tts|dall-e|sora|codex|computer-use|davinci|babbage)/
const NEW_MODEL = /^[a-z][a-z0-9.:_-]*-[a-z0-9.:_-]*\d/

/**
 * Reads a `line_item` of OpenAI's costs: `[surface or tier | ]model[ modality], direction[, long context]`, or the bare
 * name of a service. The text is made for people and new forms keep appearing, so nothing is ever refused.
 */
export function parseLineItem(verbatim: string): LineItem {
  const known = kept.get(verbatim)
  if (known) return known
  const lineItem = readLineItem(verbatim)
  if (kept.size < MOST_KEPT) kept.set(verbatim, lineItem)
  return lineItem
}

/** A report meets the same few texts on every day: each is read once. */
const kept = new Map<string, LineItem>()
const MOST_KEPT = 5000

function readLineItem(verbatim: string): LineItem {
  const prefixes = verbatim.split('|').map((part) => part.trim())
  const [head = '', ...qualifiers] = (prefixes.pop() ?? '').split(',').map((part) => part.trim())
  const words = head.split(/\s+/)
  const headModality = words.length > 1 ? MODALITIES.get(words.at(-1)?.toLowerCase() ?? '') : undefined
  const name = headModality ? words.slice(0, -1).join(' ') : head
  const model = modelOf(name)
  const said = (model ? qualifiers : [head, ...qualifiers]).map((part) => part.toLowerCase())
  const tier = firstOf([...prefixes, ...said], (part) => TIERS.get(part.toLowerCase()))
  const read = {
    verbatim,
    surface: prefixes.find((prefix) => prefix !== '' && !TIERS.has(prefix.toLowerCase())) ?? null,
    tier,
    model,
    modality: headModality ?? firstOf(said, modalityOf),
    direction: firstOf(said, directionOf),
    longContext: said.some((part) => LONG_CONTEXT.test(part)),
  }
  return { ...read, ...usageOf({ ...read, name }) }
}

function modelOf(name: string): string | null {
  const short = SHORT_NAMES.get(name.toLowerCase())
  if (short) return short
  const lower = name.toLowerCase()
  return name.length <= LONGEST_NAME && !/\s/.test(name) && !directionOf(lower) && (KNOWN_MODEL.test(lower) || NEW_MODEL.test(lower)) ? name : null
}

const directionOf = (part: string): Direction | undefined => DIRECTIONS.find(([pattern]) => pattern.test(part))?.[1]

const modalityOf = (part: string): Modality | undefined => firstOf(part.split(/\s+/), (word) => MODALITIES.get(word)) ?? undefined

function firstOf<T, R>(items: readonly T[], read: (item: T) => R | undefined): R | null {
  for (const item of items) {
    const value = read(item)
    if (value !== undefined) return value
  }
  return null
}
