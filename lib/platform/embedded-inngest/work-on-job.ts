import 'server-only'
import { z } from 'zod'
import { nowMs } from '../clock'
import { log } from '../log'
import { asSystem } from '../system'
import { claimRun } from './claim-run'
import { dispatchEvents } from './dispatch-events'
import { driveRun } from './drive-run'
import type { Engine } from './engine'
import { SCHEDULED } from './event'
import type { JobFunction } from './job-function'
import { enqueue } from './queue'
import { ClaimLost } from './record-run'
import { lockStart, startRun } from './start-run'

/** What the queue holds: a run to go on with, or a schedule's slot. Ids only. */
const Content = z.union([z.object({ runId: z.uuid(), leg: z.number() }), z.object({ schedule: z.string() })])
const BUSY_MS = 2000

/** Works on one delivery of the queue. What a run throws is part of the run; anything else makes the queue deliver again. */
export async function workOnJob(engine: Engine, job: { id: string; retryCount: number; data: unknown }): Promise<void> {
  const content = Content.parse(job.data)
  const delivery = 'schedule' in content ? await startScheduled(engine, content.schedule, job.id) : content
  const fn = delivery && (await functionOf(engine, delivery.runId))
  if (!delivery || !fn) return
  const run = await claimRun(fn, { ...delivery, jobId: job.id, times: job.retryCount })
  if (run === 'busy') return putBack(engine, fn, delivery)
  if (!run) return
  try {
    await driveRun(engine, fn, run)
  } catch (error) {
    if (!(error instanceof ClaimLost)) throw error
    log.info({ function: fn.id, runId: delivery.runId }, 'a job was cancelled or taken over while it ran')
  }
  await dispatchEvents(engine)
}

/** A slot's run has the id of its queue job, so that a slot delivered twice is one run. */
const startScheduled = (engine: Engine, functionId: string, jobId: string) => asSystem('jobs', async (tx) => {
  const fn = engine.functions.get(functionId)
  if (!fn) return null
  await lockStart(tx)
  const known = await tx.jobRun.findFirst({ where: { id: jobId }, select: { id: true } })
  const event = { id: jobId, name: SCHEDULED, data: { cron: fn.cron }, ts: nowMs() }
  return known || (await startRun(tx, fn, event, jobId)) ? { runId: jobId, leg: 0 } : null
})

async function functionOf(engine: Engine, runId: string): Promise<JobFunction | undefined> {
  const run = await asSystem('jobs', (tx) => tx.jobRun.findFirst({ where: { id: runId }, select: { functionId: true } }))
  return run ? engine.functions.get(run.functionId) : undefined
}

const putBack = (engine: Engine, fn: JobFunction, { runId, leg }: { runId: string; leg: number }) => asSystem('jobs', async (tx) => {
  const { count } = await tx.jobRun.updateMany({ where: { id: runId, leg }, data: { leg: leg + 1 } })
  const run = count ? await tx.jobRun.findFirst({ where: { id: runId } }) : null
  if (run) await enqueue(engine.boss, tx, fn, run, BUSY_MS)
})
