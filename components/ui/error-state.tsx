'use client'

import { Button } from '@mantine/core'
import { StatePage } from './state-page'

/** What an error boundary shows. The digest finds the error in the server's log; the error itself stays there. */
export function ErrorState({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null
  return (
    <StatePage title="This page could not be loaded" actions={<Button onClick={retry}>Try again</Button>}>
      <p>Something went wrong on our side. Nothing you saved is lost.</p>
      {digest ? <p>To find it in the log of CloudMonitor, look for {digest}.</p> : null}
    </StatePage>
  )
}
