import { NonRetriableError, RetryAfterError } from 'inngest'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { disconnect } from '../db'
import { runsOf, startTestExecutor, stopExecutors, testClient } from './testing/executors'

afterEach(stopExecutors)
afterAll(disconnect)

const client = testClient()
const soon = <T>(check: () => Promise<T>) => vi.waitFor(check, { timeout: 12_000, interval: 25 })
const states = async (functionId: string) => (await runsOf(functionId)).map(({ state }) => state)
const ended = (functionId: string, ...expected: string[]) => soon(async () => expect(await states(functionId)).toEqual(expected))
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
/** Steps that note when they run. */
const diary = () => { const entries: string[] = []; return { entries, note: <T>(entry: string, result: T) => { entries.push(entry); return result } } }

describe('a run', () => {
  it('does each step once: in a row, side by side, after a sleep, and starts others by events', async () => {
    const { entries, note } = diary()
    const child = client.createFunction({ id: 'child', triggers: { event: 'child' } }, ({ event, step }) => step.run('say', () => note(`child ${event.data.n}`, 1)))
    const parent = client.createFunction({ id: 'parent', triggers: { event: 'parent' } }, async ({ step }) => {
      const a = await step.run('a', () => note('a', 1))
      const [b, c] = await Promise.all([step.run('b', () => note('b', a + 1)), step.run('c', () => note('c', a + 2))])
      await step.sleep('nap', '1s')
      const sent = await step.sendEvent('send', [1, 2].map((n) => ({ name: 'child', id: `once ${n}`, data: { n } })))
      await step.sendEvent('send again', [{ name: 'child', id: 'once 1', data: { n: 1 } }])
      return { sum: b + c, sent: sent.ids.length }
    })
    await startTestExecutor(client, [parent, child])
    const began = performance.now()
    await client.send({ name: 'parent', data: {} })
    await Promise.all([ended('parent', 'completed'), ended('child', 'completed', 'completed')])
    expect(performance.now() - began).toBeGreaterThan(950)
    expect([...entries].sort()).toEqual(['a', 'b', 'c', 'child 1', 'child 2'])
    expect((await runsOf('parent'))[0]).toMatchObject({ output: { sum: 5, sent: 2 }, claim: null })
    expect((await runsOf('parent'))[0]?.steps.map(({ name, state }) => `${name} ${state}`).sort()).toEqual(['a', 'b', 'c', 'nap', 'send', 'send again'].map((name) => `${name} done`).sort())
  })

  it('waits exactly as long as it is told, side by side with steps that went well and are not run again', async () => {
    const { entries, note } = diary()
    const times: number[] = []
    const fn = client.createFunction({ id: 'told', triggers: { event: 'told' }, retries: 1 }, async ({ step }) => {
      const both = await Promise.all([step.run('fine', () => note('fine', 1)), step.run('limited', () => {
        times.push(performance.now())
        if (times.length === 1) throw new RetryAfterError('wait', 2000)
        return note('limited', 2)
      })])
      return both[0] + both[1]
    })
    await startTestExecutor(client, [fn])
    await client.send({ name: 'told', data: {} })
    await ended('told', 'completed')
    const waited = (times[1] ?? 0) - (times[0] ?? 0)
    expect(waited).toBeGreaterThanOrEqual(1950)
    expect(waited).toBeLessThan(4000)
    expect(entries).toEqual(['fine', 'limited'])
    expect((await runsOf('told'))[0]).toMatchObject({ output: 3 })
  })

  it('backs off when it is not told, and fails when its tries are used up', async () => {
    const fail = (message: string): never => { throw new Error(message) }
    const failing = client.createFunction({ id: 'failing', triggers: { event: 'fail' }, retries: 2 }, ({ step }) => step.run('broken', () => fail('no luck')))
    const once = client.createFunction({ id: 'once', triggers: { event: 'fail' }, retries: 0 }, ({ step }) => step.run('broken', () => fail('no luck')))
    const outside = client.createFunction({ id: 'outside', triggers: { event: 'fail' }, retries: 1 }, () => fail('outside of steps'))
    const never = client.createFunction({ id: 'never', triggers: { event: 'fail' }, retries: 5 }, ({ step }) => step.run('broken', () => { throw new NonRetriableError('key rejected') }))
    const caught = client.createFunction({ id: 'caught', triggers: { event: 'fail' }, retries: 0 }, async ({ step }) => step.run('broken', () => fail('no luck')).catch(() => 'mended'))
    await startTestExecutor(client, [failing, once, outside, never, caught])
    const sent = Date.now()
    await client.send({ name: 'fail', data: {} })
    await Promise.all([ended('failing', 'waiting'), ended('once', 'failed'), ended('outside', 'waiting'), ended('never', 'failed'), ended('caught', 'completed')])
    const [waiting] = await runsOf('failing')
    expect(waiting?.steps).toMatchObject([{ name: 'broken', state: 'planned', attempt: 1 }])
    for (const due of [waiting?.steps[0]?.dueAt, (await runsOf('outside'))[0]?.wakeAt]) {
      expect((due?.getTime() ?? 0) - sent).toBeGreaterThan(4900)
      expect((due?.getTime() ?? 0) - sent).toBeLessThan(13_000)
    }
    expect([(await runsOf('once'))[0], (await runsOf('never'))[0], (await runsOf('caught'))[0]]).toMatchObject([{ errorMessage: 'no luck' }, { errorMessage: 'key rejected' }, { output: 'mended', errorMessage: null }])
  })

  it('says so when it needs what only Inngest has', async () => {
    const fn = client.createFunction({ id: 'waits', triggers: { event: 'wait' } }, ({ step }) => step.waitForEvent('answer', { event: 'answer', timeout: '1m' }))
    await startTestExecutor(client, [fn])
    await client.send({ name: 'wait', data: {} })
    await ended('waits', 'failed')
    expect((await runsOf('waits'))[0]?.errorMessage).toMatch(/WaitForEvent/)
  })
})

describe('flow control', () => {
  it('runs one at a time per key, and skips what comes meanwhile', async () => {
    const { entries, note } = diary()
    const fn = client.createFunction({ id: 'single', triggers: { event: 'single' }, singleton: { key: 'event.data.key', mode: 'skip' } }, async ({ event, step }) => {
      await step.run('work', () => pause(300))
      return note(`${event.data.key} ${event.data.n}`, 1)
    })
    await startTestExecutor(client, [fn])
    await client.send([1, 2].flatMap((n) => ['a', 'b'].map((key) => ({ name: 'single', data: { key, n } }))))
    await ended('single', 'completed', 'completed')
    await client.send({ name: 'single', data: { key: 'a', n: 3 } })
    await ended('single', 'completed', 'completed', 'completed')
    expect(entries.sort()).toEqual(['a 1', 'a 3', 'b 1'])
  })

  it('cancels the older one where the function says so', async () => {
    const fn = client.createFunction({ id: 'newest', triggers: { event: 'newest' }, singleton: { key: 'event.data.key', mode: 'cancel' } }, async ({ event, step }) => {
      await step.run('work', () => pause(event.data.n === 1 ? 600 : 10))
      return event.data.n
    })
    await startTestExecutor(client, [fn])
    await client.send({ name: 'newest', data: { key: 'a', n: 1 } })
    await ended('newest', 'running')
    await client.send({ name: 'newest', data: { key: 'a', n: 2 } })
    await ended('newest', 'cancelled', 'completed')
  })

  it('starts once for the same idempotency key', async () => {
    const fn = client.createFunction({ id: 'idempotent', triggers: { event: 'idempotent' }, idempotency: 'event.data.day' }, () => 1)
    await startTestExecutor(client, [fn])
    await client.send(['monday', 'monday', 'tuesday'].map((day) => ({ name: 'idempotent', data: { day } })))
    await ended('idempotent', 'completed', 'completed')
    await client.send({ name: 'idempotent', data: { day: 'monday' } })
    await pause(300)
    await ended('idempotent', 'completed', 'completed')
  })

  it('holds the limit over two workers, and per key', async () => {
    const most = new Map<string, number>()
    const now = new Map<string, number>()
    const count = (key: string, by: number) => { now.set(key, (now.get(key) ?? 0) + by); most.set(key, Math.max(most.get(key) ?? 0, now.get(key) ?? 0)) }
    const work = async (key: string) => { count(key, 1); await pause(150); count(key, -1) }
    const all = client.createFunction({ id: 'limited', triggers: { event: 'limited' }, concurrency: 2 }, ({ step }) => step.run('work', () => work('all')))
    const keyed = client.createFunction({ id: 'keyed', triggers: { event: 'limited' }, concurrency: { limit: 1, key: 'event.data.key' } }, ({ event, step }) => step.run('work', () => work(String(event.data.key))))
    await Promise.all([startTestExecutor(client, [all, keyed]), startTestExecutor(client, [all, keyed])])
    await client.send(['a', 'b', 'a', 'b'].map((key) => ({ name: 'limited', data: { key } })))
    await Promise.all(['limited', 'keyed'].map((id) => ended(id, ...Array.from({ length: 4 }, () => 'completed'))))
    expect(Object.fromEntries(most)).toEqual({ all: 2, a: 1, b: 1 })
  })

  it('ends the runs that an event cancels, and no others; a step under way leaves nothing', async () => {
    const { entries, note } = diary()
    const fn = client.createFunction({ id: 'cancelled', triggers: { event: 'begin' }, cancelOn: [{ event: 'stop', if: 'event.data.id == async.data.id' }] }, async ({ event, step }) => {
      await step.run('first', () => pause(event.data.sleeps ? 1 : 500))
      if (event.data.sleeps) await step.sleep('long', '1h')
      await step.run('second', () => note(String(event.data.id), 1))
    })
    await startTestExecutor(client, [fn])
    await client.send([{ id: 'one', sleeps: true }, { id: 'two', sleeps: false }, { id: 'three', sleeps: false }].map((data) => ({ name: 'begin', data })))
    await soon(async () => expect((await states('cancelled')).sort()).toEqual(['running', 'running', 'waiting']))
    await client.send(['one', 'two', 'none'].map((id) => ({ name: 'stop', data: { id } })))
    await soon(async () => expect((await states('cancelled')).sort()).toEqual(['cancelled', 'cancelled', 'completed']))
    expect(entries).toEqual(['three'])
  })
})

describe('shutting down', () => {
  it('lets the running step end and hands the run to the next worker', async () => {
    const { entries, note } = diary()
    const fn = client.createFunction({ id: 'handed', triggers: { event: 'handed' } }, async ({ step }) => {
      await step.run('first', async () => { await pause(400); note('first', 1) })
      await step.run('second', () => note('second', 1))
    })
    const first = await startTestExecutor(client, [fn])
    await client.send({ name: 'handed', data: {} })
    await ended('handed', 'running')
    await first.stop()
    expect(entries).toEqual(['first'])
    expect(await states('handed')).toEqual(['queued'])
    await startTestExecutor(client, [fn])
    await ended('handed', 'completed')
    expect(entries).toEqual(['first', 'second'])
  })
})
