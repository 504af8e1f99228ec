import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { takeOverTime } from './testing/test-time'

const { clock, until } = await takeOverTime('2026-11-20T10:30:00Z')
const { disconnect } = await import('../db')
const { asSystem } = await import('../system')
const { runsOf, startTestExecutor, stopExecutors, testClient } = await import('./testing/executors')

const client = testClient()
const hourly = client.createFunction({ id: 'hourly', triggers: { cron: '0 * * * *' } }, ({ event, step }) => step.run('say', () => event.name))
const napper = client.createFunction({ id: 'napper', triggers: { event: 'nap' } }, async ({ step }) => { await step.sleep('night', '8h'); return 'awake' })
const functions = [hourly, napper]
afterEach(stopExecutors)
afterAll(async () => { vi.useRealTimers(); await disconnect() })

const start = () => startTestExecutor(client, functions, { clock, cronSeconds: 2, pollSeconds: 3, superviseSeconds: 10 })
const hours = async () => (await runsOf('hourly')).length
const settled = () => vi.waitFor(async () => expect((await runsOf('hourly')).every(({ state }) => state === 'completed')).toBe(true), { timeout: 5000 })

describe('a schedule', () => {
  it('runs at its slot, and catches a missed one up once', async () => {
    const executor = await start()
    await until('2026-11-20T10:40:00Z')
    expect(await hours()).toBe(0)
    await until('2026-11-20T11:00:05Z')
    await settled()
    expect(await hours()).toBe(1)
    await until('2026-11-20T11:20:00Z')
    expect(await hours()).toBe(1)
    await executor.stop()

    await start()
    await until('2026-11-20T15:20:00Z')
    await settled()
    expect(await hours()).toBe(2)
    await until('2026-11-20T16:00:05Z')
    await settled()
    expect(await hours()).toBe(3)
    const next = await asSystem('test', (tx) => tx.jobFunction.findMany({ orderBy: { id: 'asc' } }))
    expect(next.map(({ id, cron }) => [id, cron])).toEqual([['hourly', '0 * * * *'], ['napper', null]])
    expect(next[0]?.nextAt).not.toBeNull()
  })

  it('runs once however many workers there are', async () => {
    const before = await hours()
    for (let worker = 0; worker < 3; worker++) await start()
    await until('2026-11-20T16:59:00Z')
    await until('2026-11-20T17:00:05Z')
    await until('2026-11-20T18:00:05Z')
    await settled()
    expect(await hours()).toBe(before + 2)
  })
})

it('sleeps over a restart, and not longer than it should', async () => {
  const executor = await start()
  await client.send({ name: 'nap', data: {} })
  await vi.waitFor(async () => expect(await runsOf('napper')).toMatchObject([{ state: 'waiting' }]), { timeout: 5000 })
  await executor.stop()
  await start()
  await until('2026-11-21T01:50:00Z')
  expect(await runsOf('napper')).toMatchObject([{ state: 'waiting' }])
  await until('2026-11-21T02:01:00Z')
  await vi.waitFor(async () => expect(await runsOf('napper')).toMatchObject([{ state: 'completed', output: 'awake' }]), { timeout: 5000 })
})
