import { describe, expect, it } from 'vitest'
import { USAGE_SERVICES, type UsageService } from '@/lib/domain/services'
import { parseJson } from '@/lib/providers/openai/json'
import { reasonOf } from '@/lib/providers/openai/rows'
import { USAGE_SHAPES, usageRow } from '@/lib/providers/openai/usage-schemas'

const row = (fields: object, service: UsageService = 'completions') => usageRow(service).safeParse(parseJson(JSON.stringify({ object: USAGE_SHAPES[service].object, ...fields })))
const raw = (members: string) => usageRow('completions').safeParse(parseJson(`{"object":"organization.usage.completions.result",${members}}`))
const reason = (result: ReturnType<typeof row>) => (result.success ? null : reasonOf(result.error))
const PLAIN = { input_tokens: 10, output_tokens: 2, num_model_requests: 1 }

describe('usageRow', () => {
  it('reads dimensions and measures, absent ones left out', () => {
    expect(row({ ...PLAIN, input_cached_tokens: 4, model: 'gpt-5', batch: true, service_tier: 'flex', api_key_id: null, input_audio_tokens: null }).data).toEqual({
      dimensions: { projectId: null, userId: null, apiKeyId: null, model: 'gpt-5', batch: true, serviceTier: 'flex', extra: {} },
      measures: { input_tokens: 10n, output_tokens: 2n, num_model_requests: 1n, input_cached_tokens: 4n, input_uncached_tokens: 6n },
    })
  })

  it('is exact beyond 2^53', () => {
    expect(raw('"input_tokens":9007199254740993,"output_tokens":1').data?.measures.input_tokens).toBe(9_007_199_254_740_993n)
  })

  it('keeps the reported uncached input over the rule', () => {
    expect(row({ ...PLAIN, input_cached_tokens: 4, input_uncached_tokens: 5 }).data?.measures.input_uncached_tokens).toBe(5n)
  })

  it.each([{ reasoning_tokens: 7 }, { output_reasoning_tokens: 7 }, { output_tokens_details: { reasoning_tokens: 7 } }])('keeps an explicit reasoning field: %j', (field) => {
    expect(row({ ...PLAIN, ...field }).data?.measures.reasoning_tokens).toBe(7n)
  })

  it('ignores fields nobody described', () => {
    expect(row({ ...PLAIN, organization_id: 'org-x', user_email: 'a@b.c', brand_new: { deep: [1] } }).success).toBe(true)
    expect(raw('"input_tokens":1,"output_tokens":1,"__proto__":{"input_tokens":99}').data?.measures.input_tokens).toBe(1n)
  })

  it.each([
    [{ ...PLAIN, input_tokens: -5 }, 'input_tokens is not a whole number of 0 or more; input_tokens is missing'],
    [{ ...PLAIN, input_tokens: 12.5 }, 'input_tokens is not a whole number of 0 or more; input_tokens is missing'],
    [{ ...PLAIN, output_tokens: '100' }, 'output_tokens is not a number; output_tokens is missing'],
    [{ output_tokens: 1 }, 'input_tokens is missing'],
    [{ ...PLAIN, input_cached_tokens: 11 }, 'input_cached_tokens is more than input_tokens'],
    [{ ...PLAIN, input_cached_tokens: 6, input_cache_write_tokens: 5 }, 'input_cached_tokens is more than input_tokens'],
    [{ ...PLAIN, batch: 'yes' }, 'batch is neither true nor false'],
    [{ ...PLAIN, model: 5 }, 'model is not text'],
    [{ ...PLAIN, model: 'a\u0000b' }, 'model holds a NUL character'],
    [{ ...PLAIN, object: 'organization.usage.images.result' }, 'object is not organization.usage.completions.result'],
  ])('refuses %j', (fields, because) => {
    expect(reason(row(fields))).toBe(because)
  })

  it.each(['"a row"', '5', 'null', '[]'])('refuses %s', (text) => {
    expect(usageRow('completions').safeParse(parseJson(text)).success).toBe(false)
  })

  it('keeps what only some services have', () => {
    expect(row({ images: 3, size: '1024x1024', source: 'image.edit', context_level: 'low' }, 'images').data?.dimensions.extra).toEqual({ size: '1024x1024', source: 'image.edit' })
    expect(row({ num_requests: 3, vector_store_id: 'vs_1' }, 'file_search_calls').data?.dimensions.extra).toEqual({ vector_store_id: 'vs_1' })
    expect(row({ num_requests: 3, context_level: null }, 'web_search_calls').data?.dimensions.extra).toEqual({})
  })

  it('asks every service for all that it can be grouped by, sources of the API aside', () => {
    for (const service of USAGE_SERVICES) expect(USAGE_SHAPES[service].groupBy).toContain('project_id')
    expect(USAGE_SHAPES.completions.groupBy).toEqual(['project_id', 'user_id', 'api_key_id', 'model', 'batch', 'service_tier'])
    expect(USAGE_SHAPES.vector_stores.groupBy).toEqual(['project_id'])
  })
})
