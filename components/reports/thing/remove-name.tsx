'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { ConfirmByName, isConfirmed } from '@/components/ui/confirm-by-name'
import { FailureNote } from '@/components/ui/failure-note'
import { useAct } from '@/components/ui/use-act'
import { Dialog } from '@/components/ui/dialog'
import { DialogButtons } from '@/components/ui/dialog-buttons'
import { Section } from '@/components/ui/section'
import type { ActionResult } from '@/lib/queries/action-result'
import classes from './remove-name.module.css'

export type RemoveNameAction = (input: { personId: string }) => Promise<ActionResult<{ pseudonym: string }>>
type Props = { person: { id: string; label: string }; removeName: RemoveNameAction }

/** For admins, at the end of a person's page. */
export function RemoveName({ person, removeName }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <Section title="Personal data" aside={<Button variant="default" size="xs" onClick={() => setOpen(true)}>Remove name</Button>}>
      <p className={classes.note}>CloudMonitor keeps this person’s name and e-mail as OpenAI gives them. You can replace both by a pseudonym; usage and dollars stay.</p>
      <Dialog title={`Remove the name of “${person.label}”?`} opened={open} onClose={() => setOpen(false)}><Form person={person} removeName={removeName} close={() => setOpen(false)} /></Dialog>
    </Section>
  )
}

function Form({ person, removeName, close }: Props & { close: () => void }) {
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const { busy, failure, act } = useAct()
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!isConfirmed(person.label, typed)) return
    act(() => removeName({ personId: person.id }), ({ pseudonym }) => {
      notifications.show({ title: 'The name was removed', message: `Reports, exports and the audit log show ${pseudonym} from now on.` })
      close()
      void client.invalidateQueries()
    })
  }
  return (
    <form onSubmit={onSubmit}>
      <p className={classes.text}>Name and e-mail are deleted from every connector, report, export and the audit log, and are not kept again when OpenAI sends them. Names given to API keys stay as they are. This cannot be undone, and backups made before still hold them.</p>
      <ConfirmByName name={person.label} typed={typed} onChange={setTyped} />
      <FailureNote failure={failure} />
      <DialogButtons submit="Remove name" danger busy={busy} disabled={!isConfirmed(person.label, typed)} cancel={close} />
    </form>
  )
}
