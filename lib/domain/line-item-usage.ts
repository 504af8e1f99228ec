import type { Measure, UsageService } from '@/lib/domain/services'

export type Direction = 'input' | 'cached_input' | 'cache_write' | 'output'
export type Modality = 'text' | 'audio' | 'image' | 'video'

type Billed = { name: string; model: string | null; modality: Modality | null; direction: Direction | null }
export type BilledUsage = { service: UsageService | null; measure: Measure | null }

const counted = (service: UsageService, measure: Measure): BilledUsage => ({ service, measure })

/** By kind of model. Pictures, speech and transcription are metered in their own unit, whatever their tokens cost. */
const MODELS: readonly [pattern: RegExp, usage: BilledUsage][] = [
  [/embedding/, counted('embeddings', 'input_tokens')],
  [/moderation/, counted('moderations', 'input_tokens')],
  [/whisper|transcribe/, counted('audio_transcriptions', 'seconds')],
  [/(?:^|-)tts(?:-|$)/, counted('audio_speeches', 'characters')],
  [/^(?:chat)?gpt-image|^dall-e/, counted('images', 'images')],
]

/** By the words of a bare service name; storage comes first, since file search is also stored. */
const SERVICES: readonly [pattern: RegExp, usage: BilledUsage][] = [
  [/vector|storage/, counted('vector_stores', 'usage_bytes')],
  [/web search/, counted('web_search_calls', 'num_requests')],
  [/file search/, counted('file_search_calls', 'num_requests')],
  [/code interpreter/, counted('code_interpreter_sessions', 'num_sessions')],
  [/embedding/, counted('embeddings', 'input_tokens')],
  [/moderation/, counted('moderations', 'input_tokens')],
  [/transcription/, counted('audio_transcriptions', 'seconds')],
  [/text to speech|speech/, counted('audio_speeches', 'characters')],
  [/dall[-·]e|image generation/, counted('images', 'images')],
]

const TOKENS: Record<Direction, Measure> = { input: 'input_uncached_tokens', cached_input: 'input_cached_tokens', cache_write: 'input_cache_write_tokens', output: 'output_tokens' }
const BY_MODALITY: Partial<Record<Modality, Partial<Record<Direction, Measure>>>> = {
  text: { input: 'input_text_tokens', cached_input: 'input_cached_text_tokens', output: 'output_text_tokens' },
  audio: { input: 'input_audio_tokens', cached_input: 'input_cached_audio_tokens', output: 'output_audio_tokens' },
  image: { input: 'input_image_tokens', cached_input: 'input_cached_image_tokens', output: 'output_image_tokens' },
}

/** The usage service a line item is billed for, and the measure its dollars follow (attribution rule of the product page). */
export function usageOf({ name, model, modality, direction }: Billed): BilledUsage {
  const lower = (model ?? name).toLowerCase()
  const [, own] = (model ? MODELS : SERVICES).find(([pattern]) => pattern.test(lower)) ?? []
  if (own) return own
  if (!model) return { service: null, measure: null }
  const measure = direction && ((modality && BY_MODALITY[modality]?.[direction]) ?? TOKENS[direction])
  return { service: /^sora/.test(lower) ? null : 'completions', measure: /^sora/.test(lower) ? null : measure }
}
