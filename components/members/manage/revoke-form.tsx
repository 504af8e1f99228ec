'use client'

import { Stack } from '@mantine/core'
import type { FormEvent } from 'react'
import { DialogButtons } from '@/components/ui/dialog-buttons'
import { FailureNote } from '@/components/ui/failure-note'
import { useAct } from '@/components/ui/use-act'
import type { InviteSummary } from '@/lib/features/members/members-model'
import type { MemberActions } from './actions'
import classes from './manage.module.css'
import { sayDone } from './say'

type Props = { invite: InviteSummary; revoke: MemberActions['revoke']; close: () => void }

export function RevokeForm({ invite: { id, email }, revoke, close }: Props) {
  const { busy, failure, act } = useAct()
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    act(() => revoke(id), () => {
      sayDone(`The invite of ${email} is revoked`, 'Its link does not work any more.')
      close()
    })
  }
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="sm">
        <p className={classes.text}>The link they were sent stops working at once. To let them in after all, invite them again.</p>
        <FailureNote failure={failure} />
        <DialogButtons submit="Revoke" danger busy={busy} cancel={close} />
      </Stack>
    </form>
  )
}
