'use client'

import { Button } from '@mantine/core'
import { HelpLink } from '@/components/help/help-link'
import { ButtonLink } from '@/components/ui/button-link'
import { ProblemNote } from '@/components/ui/problem-note'
import { connectorPath } from './paths'
import { mayPass, type VerifyProblem } from './verify'

type Props = { id: string; problem: VerifyProblem; secondsLeft: number | null; busy: boolean; tryAgain: () => void; takesFocus: boolean; replace?: () => void }

const inSeconds = (seconds: number) => (seconds === 1 ? '1 second' : `${seconds} seconds`)

/** Why a key was not taken, and what to do: try again, or look at the connector that has its organization and replace its key. */
export function VerifyProblemNote({ id, problem, secondsLeft, busy, tryAgain, takesFocus, replace }: Props) {
  const { connector } = problem
  const retry = mayPass(problem) ? <Button size="xs" variant="default" loading={busy} onClick={tryAgain}>Try again</Button> : null
  const owner = connector ? (
    <>
      {replace ? <Button size="xs" loading={busy} onClick={replace}>Replace its key</Button> : null}
      <ButtonLink size="xs" variant="default" href={connectorPath(connector.id)}>Show “{connector.name}”</ButtonLink>
    </>
  ) : null
  return (
    <ProblemNote id={id} title={problem.message} takesFocus={takesFocus} actions={retry ?? owner}>
      {problem.nextStep ? <p>{problem.nextStep} <HelpLink topic="troubleshooting">More on this</HelpLink></p> : null}
      {secondsLeft !== null ? <p role="timer">{secondsLeft > 0 ? `Trying again in ${inSeconds(secondsLeft)}.` : 'Trying again now.'}</p> : null}
    </ProblemNote>
  )
}
