'use client'

import { Stack } from '@mantine/core'
import type { FormEvent } from 'react'
import { DialogButtons } from '@/components/ui/dialog-buttons'
import { FailureNote } from '@/components/ui/failure-note'
import { useAct } from '@/components/ui/use-act'
import type { MemberActions } from './actions'
import classes from './manage.module.css'
import { sayDone } from './say'

type Props = { id: string; email: string; deactivate: MemberActions['deactivate']; close: () => void }

export function DeactivateForm({ id, email, deactivate, close }: Props) {
  const { busy, failure, act } = useAct()
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    act(() => deactivate(id), () => {
      sayDone(`${email} is deactivated`, 'They are signed out everywhere in this organization.')
      close()
    })
  }
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="sm">
        <p className={classes.text}>They are signed out at once, pages they have open included, and links they made stop working. What they did stays in the audit log, and you can reactivate them.</p>
        <FailureNote failure={failure} />
        <DialogButtons submit="Deactivate" danger busy={busy} cancel={close} />
      </Stack>
    </form>
  )
}
