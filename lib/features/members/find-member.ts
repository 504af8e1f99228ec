import 'server-only'
import { z } from 'zod'
import { NotFound } from '@/lib/domain/errors'
import type { Context } from '@/lib/features/viewer/context'
import type { Tx } from '@/lib/platform/tenant'

/** The membership of a person in the caller's organization, deactivated or not. @throws NotFound, for foreign ones too */
export async function findMember(tx: Tx, ctx: Context, userId: unknown) {
  const id = z.uuid().safeParse(userId)
  const member = id.success
    ? await tx.membership.findFirst({ where: { organizationId: ctx.organizationId, userId: id.data }, include: { user: { select: { email: true, name: true } } } })
    : null
  if (!member) throw new NotFound('This member')
  return member
}
