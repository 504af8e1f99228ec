import 'server-only'
import { Conflict } from '@/lib/domain/errors'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { now } from '@/lib/platform/clock'
import { inTenant } from '@/lib/platform/tenant'
import { findMember } from './find-member'
import { keepAnAdmin, lockMembers } from './last-admin'
import { withdrawLinksOf } from './withdraw-links'

/**
 * A member is out at the next request: their sessions end, and so do links they made or were given. What they did stays.
 * @throws NotFound, NotAllowed; Conflict for the last admin, or when it is done already
 */
export async function deactivateMember(ctx: Context, id: unknown): Promise<void> {
  authorize(ctx, 'member:write')
  const { organizationId } = ctx
  await inTenant(ctx, async (tx) => {
    await lockMembers(tx, ctx)
    const { userId, deactivatedAt } = await findMember(tx, ctx, id)
    if (deactivatedAt) throw new Conflict('This member is deactivated already.')
    const at = now()
    await tx.membership.updateMany({ where: { organizationId, userId }, data: { deactivatedAt: at } })
    await keepAnAdmin(tx, ctx)
    const sessions = await tx.session.updateMany({ where: { organizationId, userId, revokedAt: null }, data: { revokedAt: at } })
    await tx.passwordReset.updateMany({ where: { organizationId, userId, usedAt: null }, data: { usedAt: at } })
    const linksWithdrawn = await withdrawLinksOf(tx, ctx, userId)
    await recordAudit(tx, ctx, { action: 'member.deactivated', subjectKind: 'user', subjectId: userId, change: { sessionsEnded: sessions.count, linksWithdrawn } })
  })
}
