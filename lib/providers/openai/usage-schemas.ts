import { z } from 'zod'
import { MEASURES, type Measure, type Measures, type UsageService } from '@/lib/domain/services'
import { uncachedInputTokens } from '@/lib/domain/tokens'
import { count, dimension } from '@/lib/providers/openai/fields'
import type { UsageRecord } from '@/lib/providers/records'

type Shape = { object: string; groupBy: readonly string[]; extra: readonly string[]; required: readonly Measure[] }

const THE_FOUR = ['project_id', 'user_id', 'api_key_id', 'model']
const TOKENS = { groupBy: [...THE_FOUR, 'batch', 'service_tier'], extra: [], required: ['input_tokens', 'output_tokens'] } as const
const result = (name: string) => `organization.usage.${name}.result`

/** What each usage endpoint is asked for and has to answer (table "Endpoints" of the design page). */
export const USAGE_SHAPES: Record<UsageService, Shape> = {
  completions: { object: result('completions'), ...TOKENS },
  embeddings: { object: result('embeddings'), groupBy: THE_FOUR, extra: [], required: ['input_tokens'] },
  moderations: { object: result('moderations'), groupBy: THE_FOUR, extra: [], required: ['input_tokens'] },
  images: { object: result('images'), groupBy: [...THE_FOUR, 'size', 'source'], extra: ['size', 'source'], required: ['images'] },
  audio_speeches: { object: result('audio_speeches'), groupBy: THE_FOUR, extra: [], required: ['characters'] },
  audio_transcriptions: { object: result('audio_transcriptions'), groupBy: THE_FOUR, extra: [], required: ['seconds'] },
  vector_stores: { object: result('vector_stores'), groupBy: ['project_id'], extra: [], required: ['usage_bytes'] },
  code_interpreter_sessions: { object: result('code_interpreter_sessions'), groupBy: ['project_id'], extra: [], required: ['num_sessions'] },
  file_search_calls: { object: result('file_searches'), groupBy: ['project_id', 'user_id', 'api_key_id', 'vector_store_id'], extra: ['vector_store_id'], required: ['num_requests'] },
  web_search_calls: { object: result('web_searches'), groupBy: [...THE_FOUR, 'context_level'], extra: ['context_level'], required: ['num_requests'] },
  decisions: { object: result('decisions'), ...TOKENS },
}

const measure = count.nullish()
const dimensions = {
  project_id: dimension, user_id: dimension, api_key_id: dimension, model: dimension, service_tier: dimension,
  batch: z.boolean({ error: 'is neither true nor false' }).nullish(),
  size: dimension, source: dimension, context_level: dimension, vector_store_id: dimension,
}
// OpenAI reports none of the two today; if it ever does, the exact number is better than any derivation.
const reasoning = { output_reasoning_tokens: measure, output_tokens_details: z.object({ reasoning_tokens: measure }).nullish() }

const Fields = z.looseObject({ object: z.string({ error: 'is not text' }), ...dimensions, ...reasoning }, { error: 'is not an object' })
type Fields = z.infer<typeof Fields>
type Row = Pick<UsageRecord, 'dimensions' | 'measures'>

/** Reads one row of a service: its dimensions, every measure it reports, and uncached input where the service has tokens. */
export const usageRow = (service: UsageService) => Fields.transform((fields, context): Row => {
  const { object, required, extra } = USAGE_SHAPES[service]
  const refuse = (path: string, message: string) => void context.issues.push({ code: 'custom', path: [path], message, input: undefined })
  if (fields.object !== object) refuse('object', `is not ${object}`)
  const measures = measuresOf(fields, refuse)
  for (const name of required) if (measures[name] === undefined) refuse(name, 'is missing')
  if (required.includes('output_tokens')) completeInput(measures, refuse)
  return { dimensions: dimensionsOf(fields, extra), measures }
})

function measuresOf(fields: Fields, refuse: (path: string, message: string) => void): Measures {
  const measures: Measures = {}
  for (const name of MEASURES) {
    const read = measure.safeParse(fields[name])
    if (!read.success) refuse(name, read.error.issues[0]?.message ?? 'is wrong')
    else if (typeof read.data === 'bigint') measures[name] = read.data
  }
  const explicit = measures.reasoning_tokens ?? fields.output_reasoning_tokens ?? fields.output_tokens_details?.reasoning_tokens
  return typeof explicit === 'bigint' ? { ...measures, reasoning_tokens: explicit } : measures
}

/** Older rows lack uncached input: it is filled by the rule, so that it can be summed over all rows. */
function completeInput(measures: Measures, refuse: (path: string, message: string) => void): void {
  const uncached = uncachedInputTokens(measures)
  if (uncached === null) return
  if (uncached < 0n || (measures.input_cached_tokens ?? 0n) > (measures.input_tokens ?? 0n)) refuse('input_cached_tokens', 'is more than input_tokens')
  measures.input_uncached_tokens = uncached
}

function dimensionsOf(fields: Fields, extra: readonly string[]): UsageRecord['dimensions'] {
  const named = { size: fields.size, source: fields.source, context_level: fields.context_level, vector_store_id: fields.vector_store_id }
  return {
    projectId: fields.project_id,
    userId: fields.user_id,
    apiKeyId: fields.api_key_id,
    model: fields.model,
    batch: fields.batch ?? null,
    serviceTier: fields.service_tier,
    extra: Object.fromEntries(Object.entries(named).flatMap(([name, value]) => (value !== null && extra.includes(name) ? [[name, value]] : []))),
  }
}
