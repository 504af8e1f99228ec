'use client'

import { Stack } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { DialogButtons } from '@/components/ui/dialog-buttons'
import { FailureNote } from '@/components/ui/failure-note'
import { useAct } from '@/components/ui/use-act'
import type { Role } from '@/lib/domain/roles'
import { ROLE_NAMES, ROLE_TEXTS } from '../role-names'
import type { MemberActions } from './actions'
import classes from './manage.module.css'
import { sayDone } from './say'

type Props = { id: string; email: string; role: Role; setRole: MemberActions['setRole']; close: () => void }

/** Asks before a member gets another role: with a click somebody would be an admin, who can do everything. */
export function RoleForm({ id, email, role, setRole, close }: Props) {
  // What was asked stays while the dialog closes: the member has it by then, and is offered the other one.
  const [wanted] = useState(role)
  const { busy, failure, act } = useAct()
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    act(() => setRole({ userId: id, role: wanted }), () => {
      sayDone(`${email}: role is ${ROLE_NAMES[wanted]}`, 'It counts from their next click.')
      close()
    })
  }
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="sm">
        <p className={classes.text}>{ROLE_NAMES[wanted]}: {ROLE_TEXTS[wanted]} {wanted === 'finance' ? 'Links they made stop working. ' : ''}It counts from their next click.</p>
        <FailureNote failure={failure} />
        <DialogButtons submit={`Change role to ${ROLE_NAMES[wanted]}`} busy={busy} cancel={close} />
      </Stack>
    </form>
  )
}
