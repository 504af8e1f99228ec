import 'server-only'
import { now } from '../clock'
import { asSystem } from '../system'
import { JobEvent } from './event'
import type { JobFunction } from './job-function'
import { readStep, type Step } from './step'
import { ACTIVE } from './start-run'

/** Somebody's right to write about a run; lost when the run is cancelled or given to another worker. */
export type Claim = { runId: string; holder: string }
export type ClaimedRun = { claim: Claim; leg: number; attempt: number; concurrencyKey: string | null; event: JobEvent; steps: Map<string, Step> }

/** After so many workers died over a run, it is the run that kills them. */
const MOST_DELIVERIES = 5
const DIED = { state: 'failed', errorName: 'WorkerLost', errorMessage: 'The worker ended while it ran this job, again and again.' }

/**
 * Takes a run that the queue delivered. null: it is over, cancelled, or this delivery is an old one. busy: as many runs
 * as the function allows are at work; a worker that died counts until its run is delivered again.
 */
export const claimRun = (fn: JobFunction, delivery: { runId: string; leg: number; jobId: string; times: number }): Promise<ClaimedRun | 'busy' | null> => asSystem('jobs', async (tx) => {
  const mine = { id: delivery.runId, leg: delivery.leg, state: { in: ACTIVE } }
  const run = await tx.jobRun.findFirst({ where: mine, include: { steps: { orderBy: { finishedAt: 'asc' } } } })
  if (!run) return null
  if (delivery.times >= MOST_DELIVERIES) {
    await tx.jobRun.updateMany({ where: mine, data: { ...DIED, finishedAt: now() } })
    return null
  }
  if (fn.concurrency) {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`job ${fn.id} ${run.concurrencyKey}`}, 0))`
    const others = await tx.jobRun.count({ where: { functionId: fn.id, concurrencyKey: run.concurrencyKey, state: 'running', NOT: { id: run.id } } })
    if (others >= fn.concurrency.limit) return 'busy'
  }
  const holder = `${delivery.jobId} ${delivery.times}`
  const { count } = await tx.jobRun.updateMany({ where: mine, data: { state: 'running', claim: holder, startedAt: run.startedAt ?? now(), wakeAt: null } })
  if (!count) return null
  const steps = new Map(run.steps.map((row) => [row.stepId, readStep(row)]))
  return { claim: { runId: run.id, holder }, leg: run.leg, attempt: run.attempt, concurrencyKey: run.concurrencyKey, event: JobEvent.parse(run.event), steps }
})
