import { afterAll, expect, it, vi } from 'vitest'
import { simulateFrom } from '@/lib/features/testing/faults/simulated-time'
import { report, SIZE } from '@/lib/features/testing/faults/size'

/** Not on the hour: whether its polls still ran would be chance. */
const START = '2026-11-20T10:05:00Z'
const HISTORY_DAYS = 365
const SHORT_HISTORY_DAYS = 90
/** What a kill can cost: sixteen pages fetched and not stored, one of them costs, in two parts after a refusal where the key grouping is. */
const LOST_CALLS = 18
const simulator = await simulateFrom(START)
const { disconnect } = await import('@/lib/platform/db')
const { asSystem } = await import('@/lib/platform/system')
const { count, nothing } = await import('@/lib/features/testing/faults/calls')
const { fingerprints, rowsOf } = await import('@/lib/features/testing/faults/fleet')
const { finishImport, importer, importUnderKills, killWhile, missingDays } = await import('@/lib/features/testing/faults/kills')
const { Timeline } = await import('@/lib/features/testing/faults/timeline')
const { startSimulatedWorker } = await import('@/lib/features/testing/faults/worker-process')
const { Truths, wrongDays } = await import('@/lib/features/testing/faults/wrong-days')
const { z } = await import('zod')
const timeline = new Timeline(simulator, [await startSimulatedWorker(Date.parse(START))], Date.parse(START))
const truths = new Truths(simulator, (at) => timeline.seenAt(at))
afterAll(async () => { for (const worker of timeline.workers) await worker.stop(); vi.useRealTimers(); await disconnect(); await simulator.close() })

it(`imports a year once and wholly, though its worker is killed ${SIZE.kills} times at random points`, async () => {
  const began = performance.now()
  const alone = await importer(simulator, 'two-projects', HISTORY_DAYS, timeline.now)
  await count(simulator, nothing())
  await finishImport(timeline, alone)
  const fewest = nothing()
  await count(simulator, fewest)
  const reference = await fingerprints(alone)

  const { ships, kills, tally } = await importUnderKills(simulator, timeline, { slug: 'two-projects', historyDays: HISTORY_DAYS, kills: SIZE.kills, seed: SIZE.seed })
  let compared = 0
  for (const ship of ships) {
    const { checked, wrong } = await wrongDays(ship, ship.slug, truths)
    expect(wrong, `seed ${SIZE.seed}`).toEqual([])
    expect(await missingDays(ship)).toEqual([])
    expect((await fingerprints(ship)).parts, `seed ${SIZE.seed}`).toEqual(reference.parts)
    expect(await rowsOf(ship, z.unknown(), 'select * from "Restatement"')).toEqual([])
    compared += checked
  }
  report('kills', { kills, imports: ships.length, calls: tally.calls, 'fewest possible': fewest.calls * ships.length, 'lost to kills at most': kills * LOST_CALLS, 'totals compared': compared, 'rows compared': reference.rows * ships.length, 'real seconds': Math.round((performance.now() - began) / 1000) })
  expect(compared).toBeGreaterThanOrEqual(350 * 12 * ships.length)
  expect(tally.calls - kills * LOST_CALLS).toBeLessThanOrEqual(fewest.calls * ships.length * 1.2)
}, SIZE.timeoutMs)

it('reads nothing again when the worker dies after a step has stored everything, and before that is remembered', async () => {
  const ship = await importer(simulator, 'two-projects', SHORT_HISTORY_DAYS, timeline.now)
  const pulls = async () => (await rowsOf(ship, z.object({ service: z.string() }), 'select service from "Pull"')).length
  // The run's row is held, so that the step's end cannot be written down.
  await asSystem('test', async (tx) => {
    let held = false
    const interrupted = await killWhile(timeline, async () => {
      held ||= (await tx.$queryRaw<unknown[]>`select id from "JobRun" where "connectorId" = ${ship.connectorId}::uuid and state = 'running' for update`).length > 0
      return held && (await missingDays(ship)).length === 0
    })
    expect(interrupted).toBe(true)
  })
  const before = await pulls()
  expect(await asSystem('test', (tx) => tx.jobStep.count({ where: { run: { connectorId: ship.connectorId } } }))).toBe(0)
  await finishImport(timeline, ship)
  expect(await asSystem('test', (tx) => tx.jobRun.findMany({ where: { connectorId: ship.connectorId }, select: { state: true } }))).toEqual([{ state: 'completed' }])
  expect(await pulls()).toBe(before)
  const { checked, wrong } = await wrongDays(ship, ship.slug, truths)
  expect(wrong).toEqual([])
  expect(checked).toBe((SHORT_HISTORY_DAYS - 14) * 13)
}, SIZE.timeoutMs)
