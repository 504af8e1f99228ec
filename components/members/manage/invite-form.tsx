'use client'

import { Radio, Stack, TextInput } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { DialogButtons } from '@/components/ui/dialog-buttons'
import { FailureNote } from '@/components/ui/failure-note'
import { useAct } from '@/components/ui/use-act'
import { Role } from '@/lib/domain/roles'
import type { IssuedLink } from '@/lib/features/members/members-model'
import { ROLE_NAMES, ROLE_TEXTS } from '../role-names'
import type { MemberActions } from './actions'
import { LinkBox } from './link-box'

type Props = { invite: MemberActions['invite']; close: () => void }

/** E-mail and role, then the link. Finance is chosen: whoever should do everything is made an admin on purpose. */
export function InviteForm({ invite, close }: Props) {
  const email = useRef<HTMLInputElement>(null)
  const [role, setRole] = useState('finance')
  const [issued, setIssued] = useState<IssuedLink | null>(null)
  const { busy, failure, act } = useAct()
  if (issued) return <LinkBox issued={issued} purpose="With it they choose a password and join." close={close} />

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    act(() => invite({ email: email.current?.value ?? '', role }), setIssued)
  }
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <TextInput ref={email} label="E-mail" type="email" autoComplete="off" data-autofocus />
        <Radio.Group label="Role" value={role} onChange={setRole}>
          <Stack gap="xs" mt="xs">{Role.options.map((one) => <Radio key={one} value={one} label={ROLE_NAMES[one]} description={ROLE_TEXTS[one]} />)}</Stack>
        </Radio.Group>
        <FailureNote failure={failure} />
        <DialogButtons submit="Make link" busy={busy} cancel={close} />
      </Stack>
    </form>
  )
}
