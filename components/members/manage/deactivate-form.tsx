'use client'

import type { MemberActions } from './actions'
import { ConfirmForm } from './confirm-form'

type Props = { id: string; email: string; deactivate: MemberActions['deactivate']; close: () => void }

export const DeactivateForm = ({ id, email, deactivate, close }: Props) => (
  <ConfirmForm submit="Deactivate" danger work={() => deactivate(id)} done={[`${email} is deactivated`, 'They are signed out everywhere in this organization.']} close={close}>
    They are signed out at once, pages they have open included, and links they made stop working. What they did stays in the audit log, and you can reactivate them.
  </ConfirmForm>
)
