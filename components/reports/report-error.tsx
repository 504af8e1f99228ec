'use client'

import { Button } from '@mantine/core'
import { ButtonLink } from '@/components/ui/button-link'
import { StatePage } from '@/components/ui/state-page'
import { Refusal } from '@/lib/queries/problem'

type Props = { error: Error; retry: () => void; reset: () => void }

/** Why there is no report: signed out, not allowed, a question that cannot be answered, or a fault of ours. */
export function ReportError({ error, retry, reset }: Props) {
  const status = error instanceof Refusal ? error.status : 500
  const sentence = error instanceof Refusal ? error.message : 'Something went wrong on our side.'
  const nextStep = error instanceof Refusal ? error.nextStep : 'Try again in a moment.'
  if (status === 401) {
    return <StatePage as="h2" title={sentence} actions={<ButtonLink href="/login">Sign in</ButtonLink>}><p>Your session has ended.</p></StatePage>
  }
  if (status === 403) return <StatePage as="h2" title="Not allowed"><p>{nextStep}</p></StatePage>
  const action = status === 400 || status === 404
    ? <Button variant="default" onClick={reset}>Reset filters</Button>
    : <Button onClick={retry}>Try again</Button>
  return <StatePage as="h2" title="This report could not be loaded" actions={action}><p>{sentence}</p>{nextStep ? <p>{nextStep}</p> : null}</StatePage>
}
