import 'server-only'
import { z } from 'zod'
import { NotFound } from '@/lib/domain/errors'
import type { Context } from '@/lib/features/viewer/context'
import type { Tx } from '@/lib/platform/tenant'

/** An invite of the caller's organization that was neither used nor revoked; an expired one counts. @throws NotFound */
export async function findOpenInvite(tx: Tx, { organizationId }: Context, inviteId: unknown) {
  const id = z.uuid().safeParse(inviteId)
  const invite = id.success ? await tx.invite.findFirst({ where: { id: id.data, organizationId, usedAt: null, revokedAt: null } }) : null
  if (!invite) throw new NotFound('This invite')
  return invite
}
