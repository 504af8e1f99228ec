import { nowMs } from '../clock'
import { backOffMs } from './back-off'
import type { Operation } from './call-function'
import { sleepEndMs } from './duration'
import { toFailure } from './failure'
import type { Step } from './step'

/** An operation of the SDK that this engine does not have. */
export class Unsupported extends Error {
  constructor(op: string) { super(`The embedded job engine has no ${op}: run this function with Inngest.`) }
}

/**
 * The step after an operation, or null where nothing changes: a step that is known already is not planned again.
 * `afterMs`: how long OpenAI, or whoever threw a RetryAfterError, asked to wait. @throws Unsupported
 */
export function stepAfter(known: Step | undefined, operation: Operation, retries: number, afterMs: number | null): Step | null {
  const attempt = known?.attempt ?? 0
  const base = { stepId: operation.id, name: known?.name ?? operation.displayName ?? operation.name ?? operation.id, attempt }
  switch (operation.op) {
    case 'StepRun': return { ...base, state: 'done', data: operation.data ?? null }
    case 'StepFailed': return { ...base, state: 'failed', error: toFailure(operation.error) }
    case 'StepError':
      if (attempt >= retries) return { ...base, state: 'failed', error: toFailure(operation.error) }
      return { ...base, attempt: attempt + 1, state: 'planned', dueAt: nowMs() + (afterMs ?? backOffMs(attempt + 1)) }
    case 'StepPlanned': return known ? null : { ...base, state: 'planned', dueAt: nowMs() }
    case 'Sleep': return known ? null : { ...base, state: 'sleeping', dueAt: sleepEndMs(operation.name ?? '', nowMs()) }
    default: throw new Unsupported(operation.op)
  }
}
