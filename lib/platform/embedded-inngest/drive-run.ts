import 'server-only'
import { nowMs } from '../clock'
import { stepAfter, Unsupported } from './apply-answer'
import { backOffMs } from './back-off'
import { callFunction, type Answer } from './call-function'
import type { ClaimedRun } from './claim-run'
import type { Engine } from './engine'
import { toFailure } from './failure'
import type { JobFunction } from './job-function'
import { completeRun, failRun, parkRun, recordSteps } from './record-run'
import { memoOf, type Step } from './step'

/** A run that takes longer lets others have a turn between two steps. */
const TURN_MS = 60_000
/** The queue waits by the database's clock: if that is a moment ahead of ours, it is no reason to wait again. */
const TOLERANCE_MS = 50

const isPending = (step: Step) => step.state === 'planned' || step.state === 'sleeping'
const dueAt = (step: Step) => ('dueAt' in step ? step.dueAt : 0)

/** Takes a claimed run as far as it goes now: to its end, or to where it has to wait. @throws ClaimLost */
export async function driveRun(engine: Engine, fn: JobFunction, run: ClaimedRun): Promise<void> {
  const began = nowMs()
  for (let turn = 0; ; turn++) {
    if (turn > 0 && (engine.stopping || nowMs() - began > TURN_MS)) return parkRun(engine, fn, run, 0)
    const due = [...run.steps.values()].filter((step) => isPending(step) && dueAt(step) <= nowMs() + TOLERANCE_MS)
    const outcomes = due.length
      ? await Promise.all(due.map((step) => (step.state === 'sleeping' ? wake(run, step) : ask(engine, fn, run, step))))
      : [await ask(engine, fn, run, null)]
    const end = outcomes.find((outcome) => outcome.kind !== 'going-on')
    if (end?.kind === 'completed') return completeRun(run, end.output)
    if (end?.kind === 'error') {
      if (end.final || run.attempt >= fn.retries) return failRun(run, end.failure)
      return parkRun(engine, fn, run, end.afterMs ?? backOffMs(run.attempt + 1), end.failure)
    }
    if (due.length || outcomes.some((outcome) => outcome.kind === 'going-on' && outcome.changed)) continue
    const next = Math.min(...[...run.steps.values()].filter(isPending).map(dueAt))
    return Number.isFinite(next) ? parkRun(engine, fn, run, Math.max(1000, next - nowMs())) : failRun(run, toFailure(new Unsupported('way to go on here')))
  }
}

type Outcome = Exclude<Answer, { kind: 'operations' }> | { kind: 'going-on'; changed: boolean }

async function wake(run: ClaimedRun, { stepId, name, attempt }: Step): Promise<Outcome> {
  await settle(run, [{ stepId, name, attempt, state: 'done', data: null }])
  return { kind: 'going-on', changed: true }
}

/** Asks the function to run one step, or what comes next, and keeps what it answers. */
async function ask(engine: Engine, fn: JobFunction, run: ClaimedRun, step: Step | null): Promise<Outcome> {
  const waiting = [...run.steps.values()].some(isPending)
  const attempt = step ? step.attempt : run.attempt
  const call = { runId: run.claim.runId, event: run.event, memo: memoOf(run.steps.values()), stepId: step?.stepId ?? null, attempt, planOnly: !step && waiting }
  const answer = await callFunction(engine.handler, fn, call).catch((error: unknown): Answer => ({ kind: 'error', final: false, failure: toFailure(error), afterMs: null }))
  if (answer.kind !== 'operations') return answer
  const end = answer.operations.find(({ op }) => op === 'RunComplete')
  if (end) return { kind: 'completed', output: end.data }
  try {
    const steps = answer.operations.flatMap((operation) => stepAfter(run.steps.get(operation.id), operation, fn.retries, answer.afterMs) ?? [])
    if (steps.length) await settle(run, steps)
    return { kind: 'going-on', changed: steps.length > 0 }
  } catch (error) {
    if (error instanceof Unsupported) return { kind: 'error', final: true, failure: toFailure(error), afterMs: null }
    throw error
  }
}

async function settle(run: ClaimedRun, steps: Step[]): Promise<void> {
  await recordSteps(run.claim, steps)
  for (const step of steps) {
    run.steps.delete(step.stepId)
    run.steps.set(step.stepId, step)
  }
}
