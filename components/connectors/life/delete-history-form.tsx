'use client'

import { Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { ConfirmByName, isConfirmed } from '@/components/ui/confirm-by-name'
import { DialogButtons } from '@/components/ui/dialog-buttons'
import type { Named, RemoveAction } from './actions'
import { FailureNote } from '@/components/ui/failure-note'
import { useAct } from '@/components/ui/use-act'

type Props = { connector: Pick<Named, 'id' | 'name'>; remove: RemoveAction; close: () => void }

/** Deletes what was kept of a removed connector. */
export function DeleteHistoryForm({ connector, remove, close }: Props) {
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const { busy, failure, act } = useAct()
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (!isConfirmed(connector.name, typed)) return
    act(() => remove({ connectorId: connector.id, history: 'delete' }), () => {
      notifications.show({ title: `The history of ${connector.name} was deleted`, message: 'Reports no longer contain it.' })
      close()
      router.refresh()
    })
  }
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <div>All its usage, costs and names leave the reports, for good.</div>
        <ConfirmByName name={connector.name} typed={typed} onChange={setTyped} />
        <FailureNote failure={failure} />
        <DialogButtons submit="Delete history" danger busy={busy} disabled={!isConfirmed(connector.name, typed)} cancel={close} />
      </Stack>
    </form>
  )
}
