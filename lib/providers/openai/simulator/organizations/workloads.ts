import type { Amounts } from '../generator/amounts'
import { audioCharges, flatCharge, flexCharges, imageCharges, storageCharge, textCharges } from '../generator/charges'
import type { Dimensions, Rhythm } from '../generator/stream'
import type { Workload } from './builder'

type Times = { rhythm?: Rhythm; from?: string; until?: string }
type ChatForm = Times & { tier?: string | null; batch?: boolean; long?: boolean; usageModel?: string; source?: string; service?: 'completions' | 'decisions' }

/** Uncached, cached, written-to-cache and output text tokens of an average request. */
export const text = (input: number, cached: number, output: number, writes = 0): Amounts => ({
  input_text_tokens: input, input_cached_text_tokens: cached, output_text_tokens: output,
  ...(writes > 0 ? { input_cache_write_30m_tokens: writes, input_cache_write_12h_tokens: Math.floor(writes / 5) } : {}),
})

const times = ({ from, until }: Times) => ({ ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) })

/** Chat with a model. `usageModel` is its name in usage where that differs from the one it is billed under. */
export function chat(model: string, perHour: number, each: Amounts, form: ChatForm = {}): Workload {
  const charges = form.tier === 'flex' ? flexCharges(model)
    : form.tier === 'priority' ? textCharges(model, { prefix: 'priority | ', long: form.long ?? false }).map((charge) => ({ ...charge, unitPrice: charge.unitPrice * 2n }))
      : textCharges(model, { long: form.long ?? false })
  return {
    service: form.service ?? 'completions', rhythm: form.rhythm ?? 'office', perHour, counter: 'num_model_requests', each, charges, ...times(form),
    dimensions: { model: form.usageModel ?? model, batch: form.batch ?? false, service_tier: form.tier === undefined ? 'default' : form.tier, api_source: form.source ?? 'unlabeled' },
  }
}

/** Speech in and out through a completions model. */
export const voice = (model: string, perHour: number): Workload => ({
  service: 'completions', rhythm: 'office', perHour, counter: 'num_model_requests', charges: audioCharges(model),
  each: { input_text_tokens: 320, input_audio_tokens: 900, input_cached_text_tokens: 120, input_cached_audio_tokens: 80, output_text_tokens: 90, output_audio_tokens: 700 },
  dimensions: { model, batch: false, service_tier: 'default', api_source: 'unlabeled' },
})

/** Chat that sends pictures along; they are counted apart, not billed apart. */
export const vision = (model: string, perHour: number): Workload => {
  const [input, ...rest] = textCharges(model)
  const withImages = input ? [{ ...input, measures: [...input.measures, 'input_image_tokens'] as const }, ...rest] : rest
  return { ...chat(model, perHour, { ...text(420, 60, 210), input_image_tokens: 765 }), charges: withImages }
}

export const embeddings = (model: string, perHour: number, tokens: number, rhythm: Rhythm = 'steady'): Workload => ({
  service: 'embeddings', rhythm, perHour, counter: 'num_model_requests', each: { input_tokens: tokens }, dimensions: { model },
  charges: textCharges(model).map((charge) => ({ ...charge, measures: ['input_tokens'] as const })),
})

export const moderations = (perHour: number): Workload =>
  ({ service: 'moderations', rhythm: 'steady', perHour, counter: 'num_model_requests', each: { input_tokens: 210 }, dimensions: { model: 'omni-moderation-latest' }, charges: [] })

export const images = (perHour: number, size: string, source = 'image.generation'): Workload => ({
  service: 'images', rhythm: 'office', perHour, counter: 'num_model_requests', each: { images: 1.6 },
  dimensions: { model: 'gpt-image-1-2025-04-23', size, source }, charges: imageCharges('gpt-image-1'),
})

export const speech = (perHour: number): Workload => ({
  service: 'audio_speeches', rhythm: 'office', perHour, counter: 'num_model_requests', each: { characters: 840 },
  dimensions: { model: 'tts-1-hd' }, charges: flatCharge('tts hd', 'characters', '0.00003', 'characters'),
})

export const transcription = (perHour: number): Workload => ({
  service: 'audio_transcriptions', rhythm: 'office', perHour, counter: 'num_model_requests', each: { seconds: 190 },
  dimensions: { model: 'whisper-1' }, charges: flatCharge('whisper', 'seconds', '0.0001', 'duration_minutes'),
})

export const fileSearch = (perHour: number, store: string): Workload => ({
  service: 'file_search_calls', rhythm: 'office', perHour, counter: 'num_requests', each: {},
  dimensions: { vector_store_id: store }, charges: flatCharge('file search tool calls', 'num_requests', '0.0025'),
})

export const webSearch = (perHour: number, model: string, level: 'low' | 'medium' | 'high', source = 'unlabeled'): Workload => ({
  service: 'web_search_calls', rhythm: 'office', perHour, counter: 'num_requests', each: { num_model_requests: 1 },
  dimensions: { model, context_level: level, api_source: source }, charges: flatCharge('web search tool calls', 'num_requests', '0.01'),
})

/** A stored size. An hour holds a 24th of it, so that a day's hours add up to the day's level. */
export const vectorStore = (gibibytes: number): Workload => ({
  service: 'vector_stores', rhythm: 'level', perHour: Math.round((gibibytes * 2 ** 30) / 24 / 16), counter: null, each: { usage_bytes: 16 }, charges: storageCharge(),
})

export const codeInterpreter = (perHour: number): Workload => ({
  service: 'code_interpreter_sessions', rhythm: 'office', perHour, counter: 'num_sessions', each: {}, charges: flatCharge('code interpreter sessions', 'num_sessions', '0.03'),
})

/** Spend that no usage endpoint tells. */
export const billedOnly = (lineItem: string, perHour: number, price: string, rhythm: Rhythm = 'office', dimensions: Dimensions = {}): Workload =>
  ({ service: null, rhythm, perHour, counter: 'num_requests', each: {}, charges: flatCharge(lineItem, 'num_requests', price), dimensions })
