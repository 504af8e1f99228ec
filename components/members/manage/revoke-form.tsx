'use client'

import type { InviteSummary } from '@/lib/features/members/members-model'
import type { MemberActions } from './actions'
import { ConfirmForm } from './confirm-form'

type Props = { invite: InviteSummary; revoke: MemberActions['revoke']; close: () => void }

export const RevokeForm = ({ invite: { id, email }, revoke, close }: Props) => (
  <ConfirmForm submit="Revoke" danger work={() => revoke(id)} done={[`The invite of ${email} is revoked`, 'Its link does not work any more.']} close={close}>
    The link they were sent stops working at once. To let them in after all, invite them again.
  </ConfirmForm>
)
