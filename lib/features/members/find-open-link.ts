import 'server-only'
import { Invalid } from '@/lib/domain/errors'
import type { Tx } from '@/lib/platform/tenant'
import { openLink } from './single-use-link'

/** A guess, a used, a revoked and an expired link get the same words. */
export const linkIsGone = (): Invalid => new Invalid('This link does not work any more.', 'It works once and for a limited time. Ask an admin of your organization for a new one.')

/** The invite that a token opens, inside a system transaction. @throws Invalid */
export async function findInviteOf(tx: Tx, token: string) {
  const invite = await tx.invite.findFirst({ where: { ...openLink(token), revokedAt: null }, include: { organization: { select: { name: true } } } })
  if (!invite) throw linkIsGone()
  return invite
}

/** The password reset that a token opens, inside a system transaction, while it may still be used. @throws Invalid */
export async function findResetOf(tx: Tx, token: string) {
  const reset = await tx.passwordReset.findFirst({ where: openLink(token), include: { user: { select: { email: true, oidcSubject: true, memberships: { select: { organizationId: true, deactivatedAt: true, role: true } } } } } })
  const memberships = reset?.user.memberships ?? []
  const membership = memberships.find(({ organizationId }) => organizationId === reset?.organizationId)
  if (!reset || !membership || membership.deactivatedAt) throw linkIsGone()
  // Whoever joined another organization since, or signs in with single sign-on: their account is no longer one admin's to hand out.
  if (reset.createdBy !== null && (memberships.length > 1 || reset.user.oidcSubject)) throw linkIsGone()
  return { ...reset, role: membership.role }
}
