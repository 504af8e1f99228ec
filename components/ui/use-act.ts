import { useState, useTransition } from 'react'
import type { ActionResult } from '@/lib/queries/action-result'

export type Failure = { message: string; nextStep: string | null }
const NO_ANSWER: Failure = { message: 'CloudMonitor did not answer.', nextStep: 'Check your connection and try again.' }

/** One action at a time: whether it runs, and what went wrong. */
export function useAct() {
  const [busy, start] = useTransition()
  const [failure, setFailure] = useState<Failure | null>(null)
  const act = <Value>(work: () => Promise<ActionResult<Value>>, done: (value: Value) => void, failed: (failure: Failure) => void = setFailure) => start(async () => {
    setFailure(null)
    const answer = await work().catch(() => null)
    if (answer?.ok) done(answer.value)
    else failed(answer ?? NO_ANSWER)
  })
  return { busy, failure, act }
}
