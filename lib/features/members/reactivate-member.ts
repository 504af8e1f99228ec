import 'server-only'
import { Conflict } from '@/lib/domain/errors'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { inTenant } from '@/lib/platform/tenant'
import { findMember } from './find-member'
import { lockMembers } from './last-admin'

/** Lets a deactivated member in again, with the role they had; they have to sign in anew. @throws NotFound, NotAllowed, Conflict */
export async function reactivateMember(ctx: Context, id: unknown): Promise<void> {
  authorize(ctx, 'member:write')
  await inTenant(ctx, async (tx) => {
    await lockMembers(tx, ctx)
    const { userId, role, deactivatedAt } = await findMember(tx, ctx, id)
    if (!deactivatedAt) throw new Conflict('This member is active already.')
    await tx.membership.updateMany({ where: { organizationId: ctx.organizationId, userId }, data: { deactivatedAt: null } })
    await recordAudit(tx, ctx, { action: 'member.reactivated', subjectKind: 'user', subjectId: userId, change: { role } })
  })
}
