import 'server-only'
import { now, nowMs } from '../clock'
import { asSystem } from '../system'
import type { Tx } from '../tenant'
import type { Claim, ClaimedRun } from './claim-run'
import type { Engine } from './engine'
import type { Failure } from './failure'
import type { JobFunction } from './job-function'
import { enqueue } from './queue'
import type { Step } from './step'

/** The run was cancelled, or another worker has it: whoever finds out writes nothing more. */
export class ClaimLost extends Error {}

const json = (value: unknown) => JSON.parse(JSON.stringify(value ?? null))

async function held(tx: Tx, { runId, holder }: Claim, data: Parameters<Tx['jobRun']['updateMany']>[0]['data']): Promise<void> {
  const { count } = await tx.jobRun.updateMany({ where: { id: runId, claim: holder, state: 'running' }, data })
  if (count === 0) throw new ClaimLost()
}

/** Keeps what became of steps: settled ones are never run again. @throws ClaimLost */
export const recordSteps = (claim: Claim, steps: Step[]): Promise<void> => asSystem('jobs', async (tx) => {
  await held(tx, claim, { claim: claim.holder })
  for (const step of steps) {
    const settled = step.state === 'done' || step.state === 'failed'
    const content = {
      name: step.name, state: step.state, attempt: step.attempt, finishedAt: settled ? now() : null, dueAt: 'dueAt' in step ? new Date(step.dueAt) : null,
      ...(step.state === 'done' ? { data: json(step.data) } : {}), ...(step.state === 'failed' ? { error: json(step.error) } : {}),
    }
    const key = { runId: claim.runId, stepId: step.stepId }
    await tx.jobStep.upsert({ where: { runId_stepId: key }, update: content, create: { ...key, ...content } })
  }
})

/** Hands the run back to the queue, to go on later; `failed` counts a failed try of the function itself. @throws ClaimLost */
export const parkRun = (engine: Engine, fn: JobFunction, run: ClaimedRun, delayMs: number, failed?: Failure): Promise<void> => asSystem('jobs', async (tx) => {
  const state = delayMs > 0 ? 'waiting' : 'queued'
  const error = failed ? { errorName: failed.name, errorMessage: failed.message } : {}
  await held(tx, run.claim, { state, leg: run.leg + 1, claim: null, attempt: run.attempt + (failed ? 1 : 0), wakeAt: new Date(nowMs() + delayMs), ...error })
  await enqueue(engine.boss, tx, fn, { id: run.claim.runId, leg: run.leg + 1, concurrencyKey: run.concurrencyKey }, delayMs)
})

/** The run ended well. @throws ClaimLost */
export const completeRun = ({ claim }: ClaimedRun, output: unknown): Promise<void> =>
  asSystem('jobs', (tx) => held(tx, claim, { state: 'completed', output: json(output), finishedAt: now(), claim: null, errorName: null, errorMessage: null }))

/** The run failed for good. @throws ClaimLost */
export const failRun = ({ claim }: ClaimedRun, failure: Failure): Promise<void> =>
  asSystem('jobs', (tx) => held(tx, claim, { state: 'failed', errorName: failure.name, errorMessage: failure.message, finishedAt: now(), claim: null }))
