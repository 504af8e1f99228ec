import { vi } from 'vitest'
import type { Simulator } from '@/lib/providers/openai/simulator/start-simulator'
import { count, nothing, type Tally } from './calls'
import { makeFleet, type Ship } from './fleet'
import { aheadOfData } from './promises'
import { Timeline } from './timeline'
import { startSimulatedWorker, type WorkerProcess } from './worker-process'

const LOOKS = 8
const RECOVERY_MS = 1_500_000
const KINDS = ['429', '500', '503', '502-html', 'cut', 'truncated-json', 'malformed-json', 'repeated-cursor', 'missing-cursor'] as const

/** Times are ISO; the end has to be a slot of the daily poll, so that all is read at one instant. */
export type Plan = { connectors: number; historyDays: number; start: string; end: string; workers: number; faultPercent: number; seed: string; killMidway: boolean }
export type Voyage = { plan: Plan; fleet: Ship[]; timeline: Timeline; tally: Tally; heapMidway: number; heapAtEnd: number; workerSeconds: number; ahead: string[]; seconds: number }

/**
 * Lets the real worker keep connectors up to date by itself over simulated days, while so many of a hundred requests fail in
 * every way the simulator knows. The last half hour is without faults: what they left has to mend by itself.
 */
export async function sail(simulator: Simulator, plan: Plan): Promise<Voyage> {
  const began = performance.now()
  const [start, end] = [Date.parse(plan.start), Date.parse(plan.end)]
  const fleet = await makeFleet(simulator, plan.connectors, plan.historyDays, new Date(start))
  // One after the other: the queue's clock for tests makes its table, and two that make it at once collide.
  const workers: WorkerProcess[] = []
  while (workers.length < plan.workers) workers.push(await startSimulatedWorker(start))
  const timeline = new Timeline(simulator, workers, start)
  const voyage: Voyage = { plan, fleet, timeline, tally: nothing(), heapMidway: 0, heapAtEnd: 0, workerSeconds: 0, ahead: [], seconds: 0 }
  simulator.control({ do: 'fault-rate', percent: plan.faultPercent, seed: plan.seed, kinds: [...KINDS], retryAfter: 90 })

  for (let stop = 1; stop <= LOOKS; stop++) {
    await timeline.until(new Date(start + Math.round(((end - RECOVERY_MS - start) * stop) / LOOKS)).toISOString())
    await look(simulator, voyage)
    if (stop !== LOOKS / 2) continue
    voyage.heapMidway = (await collect(timeline)).heap
    if (plan.killMidway) await replaceWorker(timeline)
  }
  simulator.control({ do: 'clear-faults' })
  await timeline.until(plan.end)
  await look(simulator, voyage)
  const { heap, cpu } = await collect(timeline)
  for (const worker of timeline.workers) await worker.stop()
  vi.setSystemTime(end)
  return { ...voyage, heapAtEnd: heap, workerSeconds: cpu, seconds: (performance.now() - began) / 1000 }
}

async function look(simulator: Simulator, { timeline, tally, fleet, ahead }: Voyage): Promise<void> {
  await count(simulator, tally)
  for (const ship of fleet) ahead.push(...(await aheadOfData(ship)).map(({ what }) => `${new Date(timeline.now).toISOString()} ${what}`))
}

/** The largest heap of the workers after garbage collection, and the processor seconds they used. */
async function collect({ workers }: Timeline): Promise<{ heap: number; cpu: number }> {
  const reports = await Promise.all(workers.map((worker) => worker.tell({ do: 'heap' })))
  return { heap: Math.max(...reports.map(({ heap }) => heap)), cpu: reports.reduce((sum, { cpu }) => sum + cpu, 0) }
}

/** One of several workers dies as under kill -9, and another takes its place. */
async function replaceWorker(timeline: Timeline): Promise<void> {
  const [dead, ...others] = timeline.workers
  await dead?.kill()
  timeline.workers = [...others, await startSimulatedWorker(timeline.now)]
}
