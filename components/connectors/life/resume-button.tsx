'use client'

import { Button } from '@mantine/core'
import type { ConnectorActions, Named } from './actions'
import { FailureNote } from '@/components/ui/failure-note'
import { useAct } from '@/components/ui/use-act'

export function ResumeButton({ connector, resume }: { connector: Named; resume: ConnectorActions['resume'] }) {
  const { busy, failure, act } = useAct()
  return (
    <>
      <Button size="xs" loading={busy} onClick={() => act(() => resume(connector.id), () => {})}>Resume</Button>
      <FailureNote failure={failure} />
    </>
  )
}
