import { useCallback, useRef, useState } from 'react'
import { useCountdown } from '@/components/ui/use-countdown'
import type { ActionResult } from '@/lib/queries/action-result'
import { askAboutKey, type KeyAnswer, type VerifyProblem } from './verify'

/** What is asked, anew each time with what the form holds then, and where success leads. Returns why it failed. */
type Attempt = () => Promise<VerifyProblem | null>

export const attemptOf = <Value>(ask: () => Promise<ActionResult<KeyAnswer<Value>>>, done: (value: Value) => void): Attempt => async () => {
  const answer = await askAboutKey(ask)
  if (!answer.ok) return answer.problem
  done(answer.value)
  return null
}

/** One attempt with a key at a time. Where OpenAI asks to wait, it counts down and tries the same again by itself. */
export function useKeyAttempt() {
  const last = useRef<Attempt | null>(null)
  const [busy, setBusy] = useState(false)
  const [attempts, setAttempts] = useState(0)
  const [problem, setProblem] = useState<VerifyProblem | null>(null)

  async function submit(attempt: Attempt | null) {
    if (busy || !attempt) return
    last.current = attempt
    setBusy(true)
    const failed = await attempt()
    // After success the form gives way to another page or closes: until then it stays busy.
    if (!failed) return
    setProblem(failed)
    setAttempts((count) => count + 1)
    setBusy(false)
  }

  const again = () => void submit(last.current)
  const waiting = busy ? null : (problem?.retryInSeconds ?? null)
  const secondsLeft = useCountdown(waiting, attempts, again)
  const dismiss = useCallback(() => setProblem(null), [])
  return { busy, problem, attempts, secondsLeft, submit, again, dismiss }
}
