import type { Measure, UsageService } from '@/lib/domain/services'
import type { Dimension } from '../generator/stream'

/** What one usage endpoint tells, and what it can be grouped and filtered by. */
export type UsageEndpoint = {
  service: UsageService
  object: string
  measures: readonly Measure[]
  groups: readonly Dimension[]
  filters: Record<string, Dimension>
  choices?: Record<string, readonly string[]>
}

const FOUR = ['project_id', 'user_id', 'api_key_id', 'model'] as const
const FOUR_FILTERS = { project_ids: 'project_id', user_ids: 'user_id', api_key_ids: 'api_key_id', models: 'model' } as const
const result = (name: string) => `organization.usage.${name}.result`

const TOKENS = [
  'input_tokens', 'input_cached_tokens', 'input_cache_write_tokens', 'input_uncached_tokens', 'output_tokens', 'input_text_tokens', 'output_text_tokens',
  'input_cached_text_tokens', 'input_audio_tokens', 'input_cached_audio_tokens', 'output_audio_tokens', 'input_image_tokens', 'input_cached_image_tokens',
  'output_image_tokens', 'input_cache_write_12h_tokens', 'input_cache_write_30m_tokens', 'num_model_requests',
] as const

const chat = (service: 'completions' | 'decisions'): UsageEndpoint =>
  ({ service, object: result(service), measures: TOKENS, groups: [...FOUR, 'batch', 'service_tier', 'api_source'], filters: { ...FOUR_FILTERS, batch: 'batch' } })
const byModel = (service: UsageService, ...measures: Measure[]): UsageEndpoint =>
  ({ service, object: result(service), measures: [...measures, 'num_model_requests'], groups: FOUR, filters: FOUR_FILTERS })
const byProject = (service: UsageService, measure: Measure): UsageEndpoint =>
  ({ service, object: result(service), measures: [measure], groups: ['project_id'], filters: { project_ids: 'project_id' } })

export const USAGE_ENDPOINTS: readonly UsageEndpoint[] = [
  chat('completions'), chat('decisions'),
  byModel('embeddings', 'input_tokens'), byModel('moderations', 'input_tokens'), byModel('audio_speeches', 'characters'), byModel('audio_transcriptions', 'seconds'),
  {
    ...byModel('images', 'images'), groups: [...FOUR, 'size', 'source'], filters: { ...FOUR_FILTERS, sizes: 'size', sources: 'source' },
    choices: { sizes: ['256x256', '512x512', '1024x1024', '1792x1792', '1024x1792'], sources: ['image.generation', 'image.edit', 'image.variation'] },
  },
  byProject('vector_stores', 'usage_bytes'), byProject('code_interpreter_sessions', 'num_sessions'),
  {
    service: 'file_search_calls', object: result('file_searches'), measures: ['num_requests'], groups: ['project_id', 'user_id', 'api_key_id', 'vector_store_id'],
    filters: { project_ids: 'project_id', user_ids: 'user_id', api_key_ids: 'api_key_id', vector_store_ids: 'vector_store_id' },
  },
  {
    service: 'web_search_calls', object: result('web_searches'), measures: ['num_model_requests', 'num_requests'], groups: [...FOUR, 'context_level', 'api_source'],
    filters: { ...FOUR_FILTERS, context_levels: 'context_level' }, choices: { context_levels: ['low', 'medium', 'high'] },
  },
]
