import { Inngest } from 'inngest'
import { describe, expect, it } from 'vitest'
import { backOffMs, retryAfterMs } from './back-off'
import { sleepEndMs } from './duration'
import { toFailure } from './failure'
import { jobFunction } from './job-function'

const client = new Inngest({ id: 'parts', isDev: true })
type Options = Parameters<typeof client.createFunction>[0]
const read = (options: Partial<Options>) => jobFunction(client.createFunction({ id: 'one', triggers: { event: 'x' }, ...options }, () => {}), 'parts')

describe('a function’s options', () => {
  it('are what the executor goes by', () => {
    expect(read({ retries: 7, concurrency: { limit: 2, key: 'event.data.a' }, singleton: { key: 'event.data.b', mode: 'skip' }, idempotency: 'event.data.c', cancelOn: [{ event: 'stop', if: 'event.data.d == async.data.d' }, { event: 'end', match: 'data.e' }], priority: { run: '-100' } })).toEqual({
      id: 'one', fnId: 'parts-one', name: 'one', cron: null, events: ['x'], retries: 7, concurrency: { limit: 2, field: 'a' }, singleton: { mode: 'skip', field: 'b' },
      idempotencyField: 'c', cancelOn: [{ event: 'stop', field: 'd' }, { event: 'end', field: 'e' }], priority: -100,
    })
    expect(read({})).toMatchObject({ retries: 3, concurrency: null, singleton: null, idempotencyField: null, cancelOn: [] })
    expect(read({ triggers: { cron: '30 3 * * *' }, concurrency: 4 })).toMatchObject({ cron: '30 3 * * *', events: [], concurrency: { limit: 4, field: '' } })
  })

  it.each<[string, Partial<Options>]>([
    ['another expression', { singleton: { key: 'event.data.a + event.data.b', mode: 'skip' } }],
    ['a comparison of two fields', { cancelOn: [{ event: 'stop', if: 'event.data.a == async.data.b' }] }],
    ['a cancellation without a rule', { cancelOn: [{ event: 'stop' }] }],
    ['a condition on a trigger', { triggers: { event: 'x', if: 'event.data.a == 1' } }],
    ['two limits', { concurrency: [{ limit: 1 }, { limit: 2, key: 'event.data.a' }] }],
    ['a limit beyond the function', { concurrency: { limit: 1, scope: 'env', key: '"x"' } }],
    ['a throttle', { throttle: { limit: 1, period: '1s' } }],
    ['a debounce', { debounce: { period: '1s' } }],
    ['batches', { batchEvents: { maxSize: 2, timeout: '1s' } }],
    ['a time-out', { timeouts: { finish: '1m' } }],
    ['a computed priority', { priority: { run: 'event.data.a' } }],
    ['a time zone', { triggers: { cron: 'TZ=Europe/Berlin 0 * * * *' } }],
    ['two schedules', { triggers: [{ cron: '0 * * * *' }, { cron: '30 * * * *' }] }],
  ])('are refused at start where they would be ignored: %s', (_, options) => {
    expect(() => read(options)).toThrow(/embedded job engine/)
  })
})

describe('waiting', () => {
  it('doubles, spread by up to half, to half an hour', () => {
    expect([1, 2, 3].map((attempt) => backOffMs(attempt, 1))).toEqual([10_000, 20_000, 40_000])
    expect([1, 2, 3].map((attempt) => backOffMs(attempt, 0))).toEqual([5000, 10_000, 20_000])
    expect(backOffMs(40, 1)).toBe(30 * 60_000)
  })

  it('is as long as asked for: seconds or a date', () => {
    const now = Date.parse('2026-11-23T10:00:00Z')
    expect([retryAfterMs('97', now), retryAfterMs('2026-11-23T10:02:00Z', now), retryAfterMs('2026-11-23T09:00:00Z', now), retryAfterMs(null, now), retryAfterMs('soon', now)]).toEqual([97_000, 120_000, 0, null, null])
    expect([sleepEndMs('1w2d3h4m5s', 0), sleepEndMs('', 7), sleepEndMs('2026-11-23T10:00:00.000Z', 0)]).toEqual([788_645_000, 7, now])
    expect(() => sleepEndMs('later', 0)).toThrow(RangeError)
  })
})

it('keeps of an error neither stack nor secret', () => {
  const kept = toFailure(new Error('refused sk-admin-0123456789abcdef for postgres://app:secret@host/db'))
  expect(kept).toEqual({ name: 'Error', message: 'refused [key] for postgres://app:[password]@host/db' })
  expect(toFailure('text')).toMatchObject({ name: 'Error' })
})
