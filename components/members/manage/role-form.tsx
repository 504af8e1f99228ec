'use client'

import { useState } from 'react'
import type { Role } from '@/lib/domain/roles'
import { ROLE_NAMES, ROLE_TEXTS } from '../role-names'
import type { MemberActions } from './actions'
import { ConfirmForm } from './confirm-form'

type Props = { id: string; email: string; role: Role; setRole: MemberActions['setRole']; close: () => void }

/** Asks before a member gets another role: with a click somebody would be an admin, who can do everything. */
export function RoleForm({ id, email, role, setRole, close }: Props) {
  // What was asked stays while the dialog closes: the member has it by then, and is offered the other one.
  const [wanted] = useState(role)
  return (
    <ConfirmForm submit={`Change role to ${ROLE_NAMES[wanted]}`} work={() => setRole({ userId: id, role: wanted })} done={[`${email}: role is ${ROLE_NAMES[wanted]}`, 'It counts from their next click.']} close={close}>
      {ROLE_NAMES[wanted]}: {ROLE_TEXTS[wanted]} {wanted === 'finance' ? 'Links they made stop working. ' : ''}It counts from their next click.
    </ConfirmForm>
  )
}
