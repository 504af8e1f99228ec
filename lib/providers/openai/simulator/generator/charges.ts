import type { Measure } from '@/lib/domain/services'
import { dollars, perMillion } from './dollars'
import type { Charge, QuantityRule } from './stream'

/** Dollars per million tokens. */
export type TokenPrice = { input: string; cached?: string; writes?: string; output?: string }

/** What the simulator charges; believable, not OpenAI's price list. */
export const TOKEN_PRICES: Record<string, TokenPrice> = {
  'gpt-5.5-2026-04-23': { input: '2.50', cached: '0.25', output: '20' },
  'gpt-5.4-2026-03-05': { input: '1.75', cached: '0.175', output: '14' },
  'gpt-5.4-mini-2026-03-17': { input: '0.40', cached: '0.04', output: '3.20' },
  'gpt-5.6-terra': { input: '3', cached: '0.30', writes: '3.75', output: '24' },
  'gpt-5.6-sol': { input: '5', cached: '0.50', writes: '6.25', output: '40' },
  'gpt-5-mini-2025-08-07': { input: '0.25', cached: '0.025', writes: '0.3125', output: '2' },
  'gpt-4.1-2025-04-14': { input: '2', cached: '0.50', output: '8' },
  'gpt-4o-2024-08-06': { input: '2.50', cached: '1.25', output: '10' },
  'gpt-4o-mini-2024-07-18': { input: '0.15', cached: '0.075', output: '0.60' },
  'o3-2025-04-16': { input: '2', cached: '0.50', output: '8' },
  'o4-mini-2025-04-16': { input: '1.10', cached: '0.275', output: '4.40' },
  'ft-gpt-4o-2024-08-06': { input: '3.75', cached: '1.875', output: '15' },
  'text-embedding-3-small': { input: '0.02' },
}

const tokens = (lineItem: string, measures: readonly Measure[], price: string | undefined): Charge[] =>
  price === undefined ? [] : [{ lineItem, measures, unitPrice: perMillion(price), unitsEach: 1, quantity: 'tokens' }]

const WRITES = ['input_cache_write_30m_tokens', 'input_cache_write_12h_tokens'] as const

/** The line items of text tokens: `[prefix]model, input|cached input|cache writes|output[, long context]`. */
export function textCharges(model: string, form: { prefix?: string; long?: boolean; price?: TokenPrice } = {}): Charge[] {
  const price = form.price ?? TOKEN_PRICES[model]
  if (!price) throw new RangeError(`no price for ${model}`)
  const name = `${form.prefix ?? ''}${model}`
  const tail = form.long ? ', long context' : ''
  return [
    ...tokens(`${name}, input${tail}`, ['input_text_tokens'], price.input),
    ...tokens(`${name}, cached input${tail}`, ['input_cached_text_tokens'], price.cached),
    ...tokens(`${name}, cache writes${tail}`, WRITES, price.writes),
    ...tokens(`${name}, output${tail}`, ['output_text_tokens'], price.output),
  ]
}

/** `flex | model`: one line item for all directions, so no quantity. */
export function flexCharges(model: string): Charge[] {
  return textCharges(model).map((charge) => ({ ...charge, lineItem: `flex | ${model}`, unitPrice: charge.unitPrice / 2n, quantity: null }))
}

/** `model audio, input` and its siblings. */
export const audioCharges = (model: string): Charge[] => [
  ...textCharges(model, { price: { input: '0.60', cached: '0.06', output: '2.40' } }).map((charge) => ({ ...charge, lineItem: charge.lineItem.replace(model, `${model} text`) })),
  ...tokens(`${model} audio, input`, ['input_audio_tokens'], '10'),
  ...tokens(`${model} audio, cached input`, ['input_cached_audio_tokens'], '0.30'),
  ...tokens(`${model} audio, output`, ['output_audio_tokens'], '20'),
]

/** Images are billed in tokens that the usage of images does not tell. */
export const imageCharges = (model: string): Charge[] => [
  { lineItem: `${model} text, input`, measures: ['images'], unitPrice: perMillion('5'), unitsEach: 62, quantity: 'tokens' },
  { lineItem: `${model} image, output`, measures: ['images'], unitPrice: perMillion('40'), unitsEach: 1056, quantity: 'tokens' },
]

/** One line item with a price per unit of one measure. */
export const flatCharge = (lineItem: string, measure: Measure, price: string, quantity: QuantityRule = null): Charge[] =>
  [{ lineItem, measures: [measure], unitPrice: dollars(price), unitsEach: 1, quantity }]

/** Stored bytes at $0.10 per GiB and day: 0.1 / 2³⁰ has exactly 31 decimals. */
export const storageCharge = (): Charge[] =>
  [{ lineItem: 'Vector storage', measures: ['usage_bytes'], unitPrice: dollars('0.1') / 2n ** 30n, unitsEach: 1, quantity: 'gibibyte_hours' }]
