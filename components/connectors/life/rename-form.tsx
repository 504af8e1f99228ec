'use client'

import { Stack, TextInput } from '@mantine/core'
import { useRef, type FormEvent } from 'react'
import { DialogButtons } from '@/components/ui/dialog-buttons'
import type { ConnectorActions, Named } from './actions'
import { FailureNote } from '@/components/ui/failure-note'
import { useAct } from '@/components/ui/use-act'

type Props = { connector: Named; rename: ConnectorActions['rename']; close: () => void }

export function RenameForm({ connector, rename, close }: Props) {
  const name = useRef<HTMLInputElement>(null)
  const { busy, failure, act } = useAct()
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    act(() => rename({ connectorId: connector.id, name: name.current?.value ?? '' }), close)
  }
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <TextInput ref={name} label="Connector name" defaultValue={connector.name} maxLength={80} autoComplete="off" data-autofocus description="The name shown in lists and reports." />
        <FailureNote failure={failure} />
        <DialogButtons submit="Rename" busy={busy} cancel={close} />
      </Stack>
    </form>
  )
}
