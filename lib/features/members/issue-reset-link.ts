import 'server-only'
import { Conflict } from '@/lib/domain/errors'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, personOf, type Context } from '@/lib/features/viewer/context'
import { now } from '@/lib/platform/clock'
import { asSystem } from '@/lib/platform/system'
import { inTenant } from '@/lib/platform/tenant'
import { findMember } from './find-member'
import { lockMembers } from './last-admin'
import type { IssuedLink } from './members-model'
import { newLink } from './single-use-link'

/**
 * Makes a link with which a member chooses a new password, once, within 24 hours; older ones stop working. Not for somebody who
 * belongs to another organization too: with it, this admin could enter there; nor for whom an OpenID provider vouches.
 * @throws NotFound, NotAllowed, Conflict
 */
export async function issueResetLink(ctx: Context, id: unknown): Promise<IssuedLink> {
  authorize(ctx, 'member:write')
  const { organizationId } = ctx
  const member = await inTenant(ctx, (tx) => findMember(tx, ctx, id))
  const { oidcSubject, memberships } = await asSystem('link', (tx) => tx.user.findUniqueOrThrow({ where: { id: member.userId }, select: { oidcSubject: true, memberships: { where: { organizationId: { not: organizationId } }, select: { userId: true } } } }))
  if (oidcSubject) throw new Conflict('This person signs in with single sign-on.', 'A forgotten password is reset at the sign-in provider. Without single sign-on, whoever runs CloudMonitor makes a link with npm run reset-password.')
  if (memberships.length > 0) throw new Conflict('This person’s account is not only of this organization, so only they can change its password.', 'They do it on their Profile page.')
  return inTenant(ctx, async (tx) => {
    await lockMembers(tx, ctx)
    const { userId, user, deactivatedAt } = await findMember(tx, ctx, id)
    if (deactivatedAt) throw new Conflict('This member is deactivated.', 'Reactivate them first.')
    const { link, ...kept } = newLink('reset')
    await tx.passwordReset.updateMany({ where: { organizationId, userId, usedAt: null }, data: { usedAt: now() } })
    const reset = await tx.passwordReset.create({ data: { organizationId, userId, createdBy: personOf(ctx).id, ...kept } })
    await recordAudit(tx, ctx, { action: 'password.reset_link_made', subjectKind: 'user', subjectId: userId, change: { reset: reset.id } })
    return { link, email: user.email, expiresAt: kept.expiresAt.toISOString() }
  })
}
