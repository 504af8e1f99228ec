import { useCallback, useState } from 'react'
import { useCountdown } from '@/components/ui/use-countdown'
import { askToVerify, type VerifyAction, type VerifyProblem } from './verify'

type Input = { name: string; key: string }

/** One attempt at a time. Where OpenAI asks to wait, it counts down and tries again by itself with what the form holds then. */
export function useVerify(verify: VerifyAction, read: () => Input, verified: (draftId: string) => void) {
  const [busy, setBusy] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const [problem, setProblem] = useState<VerifyProblem | null>(null)

  async function submit() {
    if (busy) return
    setBusy(true)
    const answer = await askToVerify(verify, read())
    if (answer.ok) return verified(answer.draftId)
    setProblem(answer.problem)
    setAttempt((count) => count + 1)
    setBusy(false)
  }

  const waiting = busy ? null : (problem?.retryInSeconds ?? null)
  const secondsLeft = useCountdown(waiting, attempt, () => void submit())
  const dismiss = useCallback(() => setProblem(null), [])
  return { busy, problem, attempt, secondsLeft, submit, dismiss }
}
