import 'server-only'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { now } from '@/lib/platform/clock'
import { inTenant } from '@/lib/platform/tenant'
import { findOpenInvite } from './find-invite'
import { lockMembers } from './last-admin'

/** The link of an invite stops working. @throws NotFound when it was used, revoked or is foreign; NotAllowed */
export async function revokeInvite(ctx: Context, inviteId: unknown): Promise<void> {
  authorize(ctx, 'member:write')
  await inTenant(ctx, async (tx) => {
    await lockMembers(tx, ctx)
    const { id } = await findOpenInvite(tx, ctx, inviteId)
    await tx.invite.update({ where: { id, organizationId: ctx.organizationId }, data: { revokedAt: now() } })
    await recordAudit(tx, ctx, { action: 'invite.revoked', subjectKind: 'invite', subjectId: id, change: {} })
  })
}
