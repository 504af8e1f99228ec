import 'server-only'
import { NotFound } from '@/lib/domain/errors'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { now } from '@/lib/platform/clock'
import { asSystem } from '@/lib/platform/system'
import type { IssuedLink } from './members-model'
import { newLink } from './single-use-link'

/**
 * A reset link from whoever runs the installation: for a last admin who forgot their password, and for people of several
 * organizations, whom no admin may reset. @throws NotFound
 */
export async function issueOperatorResetLink(address: string): Promise<IssuedLink> {
  const email = address.trim().toLowerCase()
  return asSystem('reset-password', async (tx) => {
    const membership = await tx.membership.findFirst({ where: { user: { email }, deactivatedAt: null }, orderBy: { createdAt: 'asc' } })
    if (!membership) throw new NotFound('An active member with this e-mail')
    const { userId, organizationId } = membership
    const { link, ...kept } = newLink('reset')
    await tx.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now() } })
    const reset = await tx.passwordReset.create({ data: { organizationId, userId, createdBy: null, ...kept } })
    await recordAudit(tx, { organizationId, actor: { kind: 'job', name: 'reset-password' } }, { action: 'password.reset_link_made', subjectKind: 'user', subjectId: userId, change: { reset: reset.id } })
    return { link, email, expiresAt: kept.expiresAt.toISOString() }
  })
}
