import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Day } from '@/lib/domain/day'
import { all, KEY, scripted, send } from '@/lib/providers/openai/testing/scripted-server'

const recorded = new URL('../../../../shared/openai/real-usage-2026-01.json', import.meta.url)
const JANUARY = { from: Day.parse('2026-01-01'), to: Day.parse('2026-01-31') }

/** Sums by looking at the text alone: no JSON parser, no schema. */
function sumsOf(text: string): Record<string, bigint> {
  const sums: Record<string, bigint> = {}
  for (const [, name = '', digits = ''] of text.matchAll(/"(num_model_requests|(?:in|out)put_\w*tokens)":\s*(\d+)/g)) sums[name] = (sums[name] ?? 0n) + BigInt(digits)
  return sums
}

describe.skipIf(!existsSync(recorded))('a recorded answer of OpenAI', () => {
  it('is read without loss, row for row and token for token', async () => {
    const text = readFileSync(recorded, 'utf8')
    const { provider, asked } = await scripted((_, response) => send(response, `{"object":"page","data":${text},"has_more":false,"next_page":null}`))
    const [only, ...others] = await all(provider.usageBetween(KEY, 'completions', JANUARY, '1h'))
    expect([only?.buckets, only?.records.length, only?.rejected, others]).toEqual([76, 94, [], []])
    const read: Record<string, bigint> = {}
    for (const { measures } of only?.records ?? []) for (const [name, count] of Object.entries(measures)) read[name] = (read[name] ?? 0n) + count
    expect(read).toEqual(sumsOf(text))
    expect(new Set(only?.records.map(({ dimensions }) => dimensions.model))).toEqual(new Set([...text.matchAll(/"model":\s*"([^"]+)"/g)].map(([, model]) => model)))
    expect(asked.map(({ query }) => [query.get('bucket_width'), query.get('limit')])).toEqual([['1h', '168']])
  })
})
