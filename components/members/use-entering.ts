import { useState, type FormEvent } from 'react'
import type { ActionResult } from '@/lib/queries/action-result'
import type { SignInFailure } from './enter'

type Problem = Omit<SignInFailure, 'nextStep'> & { nextStep: string | null }
const NO_ANSWER: Problem = { title: 'CloudMonitor did not answer.', nextStep: 'Check your connection and try again. Nothing you typed is lost.' }

/** A form that asks the server for something and then leaves the page, signed in: busy until it has left, or what went wrong. `go` returns only on failure. */
export function useEntering() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  async function submit<Value>(event: FormEvent, ask: () => Promise<ActionResult<Value>>, go: (value: Value) => Promise<Problem | null>): Promise<void> {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    const answer = await ask().catch(() => null)
    const failed = answer === null ? NO_ANSWER : answer.ok ? await go(answer.value) : { title: answer.message, nextStep: answer.nextStep }
    setProblem(failed)
    if (failed) setBusy(false)
  }
  return { busy, problem, submit }
}
