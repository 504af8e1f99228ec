'use client'

import { Button } from '@mantine/core'
import { ButtonLink } from '@/components/ui/button-link'
import { ProblemNote } from '@/components/ui/problem-note'
import { mayPass, type VerifyProblem } from './verify'

type Props = { id: string; problem: VerifyProblem; secondsLeft: number | null; busy: boolean; tryAgain: () => void; takesFocus: boolean }

const inSeconds = (seconds: number) => (seconds === 1 ? '1 second' : `${seconds} seconds`)

export function VerifyProblemNote({ id, problem, secondsLeft, busy, tryAgain, takesFocus }: Props) {
  const { connector } = problem
  const retry = mayPass(problem) ? <Button size="xs" variant="default" loading={busy} onClick={tryAgain}>Try again</Button> : null
  const show = connector ? <ButtonLink size="xs" variant="default" href={`/settings/ai-providers/openai#connector-${connector.id}`}>Show “{connector.name}”</ButtonLink> : null
  return (
    <ProblemNote id={id} title={problem.message} takesFocus={takesFocus} actions={retry ?? show}>
      {problem.nextStep ? <p>{problem.nextStep}</p> : null}
      {secondsLeft !== null ? <p role="timer">{secondsLeft > 0 ? `Trying again in ${inSeconds(secondsLeft)}.` : 'Trying again now.'}</p> : null}
    </ProblemNote>
  )
}
