import { z } from 'zod'

/** The usage services of a provider, by the last part of OpenAI's path. `decisions` may not exist for an organization (404). */
export const USAGE_SERVICES = [
  'completions', 'embeddings', 'images', 'audio_speeches', 'audio_transcriptions', 'moderations',
  'vector_stores', 'code_interpreter_sessions', 'file_search_calls', 'web_search_calls', 'decisions',
] as const
export const UsageService = z.enum(USAGE_SERVICES)
export type UsageService = z.infer<typeof UsageService>

/** Everything a pull can be of: the usage services and the costs. */
export const PULLED_SERVICES = [...USAGE_SERVICES, 'costs'] as const
export const PulledService = z.enum(PULLED_SERVICES)
export type PulledService = z.infer<typeof PulledService>

/** One column of UsageDay each; the vendor's own names. Tokens, counts, characters, seconds or bytes: always whole numbers. */
export const MEASURES = [
  'num_model_requests', 'input_tokens', 'input_uncached_tokens', 'input_cached_tokens', 'input_cache_write_tokens', 'output_tokens',
  'input_text_tokens', 'output_text_tokens', 'input_cached_text_tokens', 'input_audio_tokens', 'input_cached_audio_tokens', 'output_audio_tokens',
  'input_image_tokens', 'input_cached_image_tokens', 'output_image_tokens', 'input_cache_write_12h_tokens', 'input_cache_write_30m_tokens',
  'reasoning_tokens', 'images', 'characters', 'seconds', 'usage_bytes', 'num_sessions', 'num_requests',
] as const
export type Measure = (typeof MEASURES)[number]
/** What a usage row counts. A measure the vendor did not report is absent, never zero. */
export type Measures = Partial<Record<Measure, bigint>>

/** How each service is named on screen, and the measure and unit it is counted in; see `countedOf`. */
export const SERVICE_LABELS: Record<UsageService, { label: string; measure: Measure; unit: string }> = {
  completions: { label: 'Chat completions', measure: 'input_tokens', unit: 'tokens' },
  embeddings: { label: 'Embeddings', measure: 'input_tokens', unit: 'tokens' },
  images: { label: 'Images', measure: 'images', unit: 'images' },
  audio_speeches: { label: 'Text to speech', measure: 'characters', unit: 'characters' },
  audio_transcriptions: { label: 'Transcription', measure: 'seconds', unit: 'seconds' },
  moderations: { label: 'Moderations', measure: 'input_tokens', unit: 'tokens' },
  vector_stores: { label: 'Vector stores', measure: 'usage_bytes', unit: 'bytes' },
  code_interpreter_sessions: { label: 'Code interpreter', measure: 'num_sessions', unit: 'sessions' },
  file_search_calls: { label: 'File search', measure: 'num_requests', unit: 'calls' },
  web_search_calls: { label: 'Web search', measure: 'num_requests', unit: 'calls' },
  decisions: { label: 'Decisions', measure: 'input_tokens', unit: 'tokens' },
}

/** The measures whose sum is what a service counted, in its unit: tokens are input and output, everything else is its one measure. */
export const countedOf = (service: UsageService): readonly Measure[] => {
  const { measure } = SERVICE_LABELS[service]
  return measure === 'input_tokens' ? ['input_tokens', 'output_tokens'] : [measure]
}
