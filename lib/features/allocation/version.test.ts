import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { DecimalText } from '@/lib/domain/money'
import { parseLineItem } from '@/lib/domain/line-item'
import type { UsageService } from '@/lib/domain/services'
import { allocate } from './allocate'
import type { UsageCell } from './cell'
import { ALLOCATION_VERSION } from './version'

/** What the rules of each version made of the bill below. A new result needs a new version, or stored days keep the old one. */
const RESULTS: Record<number, string> = { 1: 'd0bfc486b7cb9fbc' }

const LINE_ITEMS = [
  'gpt-5-mini-2025-08-07, input', 'gpt-5-mini-2025-08-07, cached input', 'gpt-5-mini-2025-08-07, output', 'gpt-5-mini, input', 'gpt-5-mini-2025-08-07, cache writes', 'flex | gpt-5-mini-2025-08-07, input',
  'priority | gpt-5-mini-2025-08-07, output', 'gpt-4o-audio-preview audio, input', 'gpt-4o-audio-preview text, output', 'ft-gpt-4.1-2025-04-14, input', 'o3-2025-04-16, output, long context', 'text-embedding-3-small, input',
  'gpt-image-1 image, output', 'whisper', 'tts hd', 'web search tool calls', 'file search tool calls', 'code interpreter sessions', 'vector storage', 'omni-moderation-latest', 'input_tokens', 'Text tokens', 'a line item, of (unknown) | form',
]
const SERVICES: UsageService[] = ['completions', 'embeddings', 'images', 'audio_speeches', 'audio_transcriptions', 'moderations', 'vector_stores', 'code_interpreter_sessions', 'file_search_calls', 'web_search_calls']
const MODELS = ['gpt-5-mini-2025-08-07', 'gpt-5-mini', 'gpt-4o-audio-preview', 'ft:gpt-4.1-2025-04-14:acme::id', 'o3-2025-04-16', 'text-embedding-3-small', 'gpt-image-1', 'whisper-1', 'tts-1-hd', null]

/** Every service and model, by key, batch and tier, each with other amounts. */
const USAGE: UsageCell[] = SERVICES.flatMap((service, s) => MODELS.flatMap((model, m) => [['a', false, 'default'], ['b', true, 'default'], ['a', false, 'flex'], ['b', false, 'priority']].map(([apiKeyId, batch, serviceTier], k): UsageCell => {
  const n = BigInt(1 + s * 31 + m * 7 + k * 3)
  return {
    seriesId: BigInt(1 + s * 100 + m * 10 + k), day: '2026-11-01', service, projectId: 'p', apiKeyId: String(apiKeyId), model, batch: batch === true, serviceTier: String(serviceTier),
    measures: { input_tokens: 9n * n, input_cached_tokens: 2n * n, input_cache_write_tokens: n, output_tokens: 3n * n, input_audio_tokens: n, output_text_tokens: n, output_image_tokens: n, images: n, characters: n, seconds: n, usage_bytes: n, num_sessions: n, num_requests: n, num_model_requests: n },
  }
})))

it('is raised when the same bill is spread otherwise', () => {
  const billed = LINE_ITEMS.flatMap((lineItem, index) => [true, false].map((apiKeyGrouped) => ({
    seriesId: BigInt(index * 2 + (apiKeyGrouped ? 1 : 0)), day: '2026-11-01', projectId: 'p', apiKeyId: apiKeyGrouped ? 'a' : null, apiKeyGrouped, lineItem, amount: DecimalText.parse(`${index + 1}.123456789`),
  })))
  const cells = allocate(billed, USAGE).map(({ costSeriesId, usageSeriesId, amount, basis }) => `${costSeriesId} ${usageSeriesId} ${amount} ${basis}`)
  const read = LINE_ITEMS.map((text) => { const { service, model, tier, direction, modality, measure } = parseLineItem(text); return [service, model, tier, direction, modality, measure].join(' ') })
  expect(createHash('sha256').update([...cells, ...read].join('\n')).digest('hex').slice(0, 16)).toBe(RESULTS[ALLOCATION_VERSION])
})
