'use client'

import { Button } from '@mantine/core'
import { ProblemNote } from '@/components/ui/problem-note'
import { useCountdown } from '@/components/ui/use-countdown'
import { secondsToRetry, type PreviewAnswer } from '@/lib/queries/preview'
import classes from './preview.module.css'

type Props = { answer: PreviewAnswer; busy: boolean; retry: () => void }

/** What failed and why. Where OpenAI asked to wait, it is read again by itself after that. */
export function FailedPulls({ answer, busy, retry }: Props) {
  const failed = answer.model.pulls.items.filter((pull) => pull.status === 'failed')
  const round = failed.map((pull) => `${pull.service} ${pull.problem?.retryAt}`).join()
  const waiting = busy ? null : secondsToRetry(answer)
  const left = useCountdown(waiting === null ? null : waiting, round, retry)
  if (failed.length === 0) return null
  const title = failed.length === 1 ? '1 pull failed' : `${failed.length} pulls failed`
  return (
    <ProblemNote title={title} actions={<Button size="xs" variant="default" loading={busy} onClick={retry}>Retry</Button>}>
      <ul className={classes.reasons}>
        {failed.map(({ service, label, problem }) => <li key={service}>{label}: {problem ? `${problem.message} ${problem.nextStep}` : 'OpenAI could not be reached.'}</li>)}
      </ul>
      {left !== null ? <p role="timer">{left > 0 ? `Trying again in ${left} seconds.` : 'Trying again now.'}</p> : null}
    </ProblemNote>
  )
}
