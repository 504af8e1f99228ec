import type { Memo } from './call-function'
import { toFailure, type Failure } from './failure'

/** A step of a run: to be run or slept until `dueAt` (milliseconds), or settled with its result or error. */
export type Step = { stepId: string; name: string; attempt: number } & (
  | { state: 'planned' | 'sleeping'; dueAt: number }
  | { state: 'done'; data: unknown }
  | { state: 'failed'; error: Failure }
)

type Row = { stepId: string; name: string; state: string; attempt: number; dueAt: Date | null; data: unknown; error: unknown }

export function readStep({ stepId, name, attempt, state, dueAt, data, error }: Row): Step {
  if (state === 'done') return { stepId, name, attempt, state, data }
  if (state === 'failed') return { stepId, name, attempt, state, error: toFailure(error) }
  return { stepId, name, attempt, state: state === 'sleeping' ? 'sleeping' : 'planned', dueAt: dueAt?.getTime() ?? 0 }
}

/** The settled steps, in the order they were settled. */
export function memoOf(steps: Iterable<Step>): Memo {
  const memo: Memo = {}
  for (const step of steps) {
    if (step.state === 'done') memo[step.stepId] = { type: 'data', data: step.data ?? null }
    if (step.state === 'failed') memo[step.stepId] = { type: 'error', error: step.error }
  }
  return memo
}
