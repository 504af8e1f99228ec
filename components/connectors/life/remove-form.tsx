'use client'

import { Radio, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { ConfirmByName, isConfirmed } from '@/components/ui/confirm-by-name'
import { DialogButtons } from '@/components/ui/dialog-buttons'
import { CONNECTORS_PATH } from '../paths'
import type { Named, RemoveAction } from './actions'
import { FailureNote } from '@/components/ui/failure-note'
import { useAct } from '@/components/ui/use-act'

type Props = { connector: Pick<Named, 'id' | 'name'>; remove: RemoveAction; close: () => void }
const SAID = { keep: 'Its key was destroyed. Its history stays in the reports.', delete: 'Its key and its history were deleted.' }

/** Keep the history or delete it: nothing is chosen for the admin. */
export function RemoveForm({ connector, remove, close }: Props) {
  const router = useRouter()
  const [history, setHistory] = useState<'keep' | 'delete' | null>(null)
  const [typed, setTyped] = useState('')
  const { busy, failure, act } = useAct()
  const ready = history === 'keep' || (history === 'delete' && isConfirmed(connector.name, typed))

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (!ready) return
    act(() => remove({ connectorId: connector.id, history }), () => {
      notifications.show({ title: `${connector.name} was removed`, message: SAID[history] })
      close()
      router.push(CONNECTORS_PATH)
      router.refresh()
    })
  }
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <div>CloudMonitor destroys the key and reads nothing more. At OpenAI the key stays valid until you delete it there.</div>
        <Radio.Group label="What about its history?" value={history ?? ''} onChange={(value) => setHistory(value === 'delete' ? 'delete' : 'keep')}>
          <Stack gap="xs" mt="xs">
            <Radio value="keep" label="Keep it" description="Its days stay in the reports. Connect the same organization again, and they go on." />
            <Radio value="delete" label="Delete it" description="All usage, costs, names and pulls of this connector, for good." />
          </Stack>
        </Radio.Group>
        {history === 'delete' ? <ConfirmByName name={connector.name} typed={typed} onChange={setTyped} /> : null}
        <FailureNote failure={failure} />
        <DialogButtons submit={history === 'delete' ? 'Remove and delete history' : 'Remove'} danger busy={busy} disabled={!ready} cancel={close} />
      </Stack>
    </form>
  )
}
