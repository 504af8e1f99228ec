import 'server-only'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, personOf, type Context } from '@/lib/features/viewer/context'
import { inTenant } from '@/lib/platform/tenant'
import { findOpenInvite } from './find-invite'
import { lockMembers } from './last-admin'
import type { IssuedLink } from './members-model'
import { newLink } from './single-use-link'

/** Gives an invite a new link and another 72 hours; the link it had stops working. @throws NotFound, NotAllowed */
export async function reissueInvite(ctx: Context, inviteId: unknown): Promise<IssuedLink> {
  authorize(ctx, 'member:write')
  return inTenant(ctx, async (tx) => {
    await lockMembers(tx, ctx)
    const { id, email } = await findOpenInvite(tx, ctx, inviteId)
    const { link, ...kept } = newLink('invite')
    await tx.invite.update({ where: { id, organizationId: ctx.organizationId }, data: { ...kept, createdBy: personOf(ctx).id } })
    await recordAudit(tx, ctx, { action: 'invite.reissued', subjectKind: 'invite', subjectId: id, change: {} })
    return { link, email, expiresAt: kept.expiresAt.toISOString() }
  })
}
