import 'server-only'
import type { Context } from '@/lib/features/viewer/context'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { Caller } from '@/lib/platform/address'
import { now } from '@/lib/platform/clock'
import { log } from '@/lib/platform/log'
import type { OpenidSettings } from '@/lib/platform/openid'
import { asSystem } from '@/lib/platform/system'
import type { Tx } from '@/lib/platform/tenant'
import { lockMembers } from './last-admin'
import { openSession } from './open-session'
import { readClaims, type OpenidPerson, type OpenidRefusal } from './openid-claims'
import { withdrawLinksOf } from './withdraw-links'

type Signed = { sessionId: string; userId: string; email: string }
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/**
 * Opens a session for whom the OpenID provider vouches for: known by its subject, the first time by verified e-mail. Whoever has no
 * account is added to the configured organization, or refused without one. There, a role claim decides the role at each sign-in.
 * A deactivated member stays out. The first time ends what let anybody else into the account. Returns why not, for the sign-in page.
 */
export async function signInWithOpenid(claims: unknown, settings: OpenidSettings, caller: Caller, replaces: string | null = null): Promise<Signed | OpenidRefusal> {
  const person = readClaims(claims, settings)
  if (typeof person === 'string') return person
  return asSystem('sign-in', async (tx) => {
    const home = await findHome(tx, settings.organization)
    if (home) await lockMembers(tx, home)
    const user = await findUser(tx, person, home !== null, caller)
    if (typeof user === 'string') return user
    if (home) await settleRole(tx, home, user.id, person, settings.role !== null)
    const memberships = await tx.membership.findMany({ where: { userId: user.id, deactivatedAt: null }, orderBy: { createdAt: 'asc' } })
    const membership = memberships.find(({ organizationId }) => organizationId === home?.organizationId) ?? memberships[0]
    if (!membership) return 'OpenidDeactivated'
    const sessionId = await openSession(tx, { userId: user.id, organizationId: membership.organizationId, role: membership.role, replaces, with: 'openid' }, caller)
    return { sessionId, userId: user.id, email: user.email }
  })
}

/** The organization that new people are added to, acted for by the provider. */
async function findHome(tx: Tx, wanted: string | null): Promise<Context | null> {
  if (wanted === null) return null
  const found = await tx.organization.findMany({ where: UUID.test(wanted) ? { id: wanted } : { name: wanted }, select: { id: true }, take: 2 })
  const [one, another] = found
  if (one && !another) return { organizationId: one.id, actor: { kind: 'job', name: 'openid' } }
  log.error({ found: found.length }, 'OIDC_ORGANIZATION does not name exactly one organization: nobody is added by single sign-on')
  return null
}

async function findUser(tx: Tx, { subject, email, name }: OpenidPerson, mayAdd: boolean, caller: Caller): Promise<{ id: string; email: string } | OpenidRefusal> {
  const known = await tx.user.findUnique({ where: { oidcSubject: subject }, select: { id: true, email: true } })
  if (known) return known
  const user = await tx.user.findUnique({ where: { email }, select: { id: true, email: true, oidcSubject: true } })
  // The e-mail went to somebody else at the provider: not the same person.
  if (user?.oidcSubject) return 'OpenidOther'
  if (user) return linkUser(tx, user, subject, caller)
  return mayAdd ? tx.user.create({ data: { email, name, oidcSubject: subject }, select: { id: true, email: true } }) : 'OpenidUnknown'
}

/**
 * Whoever made the account may not be whose e-mail it is: any admin's invite lets a link's holder choose a password. So password, open
 * sessions and reset links end with the first sign-in that is proven to be theirs, before it opens a session.
 */
async function linkUser(tx: Tx, { id, email }: { id: string; email: string }, oidcSubject: string, { address }: Caller): Promise<{ id: string; email: string }> {
  // Reset links first, as resetPassword holds them: both at once do not wait for each other.
  await tx.passwordReset.updateMany({ where: { userId: id, usedAt: null }, data: { usedAt: now() } })
  await tx.user.update({ where: { id }, data: { oidcSubject, passwordHash: null } })
  const ended = await tx.session.updateMany({ where: { userId: id, revokedAt: null }, data: { revokedAt: now() } })
  for (const { organizationId, role } of await tx.membership.findMany({ where: { userId: id, deactivatedAt: null } })) {
    await recordAudit(tx, { organizationId, actor: { kind: 'user', id, role, address } }, { action: 'member.openid_linked', subjectKind: 'user', subjectId: id, change: { sessionsEnded: ended.count } })
  }
  return { id, email }
}

/** Adds whoever was never a member; else lets the claim decide, but for the last admin, who stays one. */
async function settleRole(tx: Tx, home: Context, userId: string, { role: granted }: OpenidPerson, claimDecides: boolean): Promise<void> {
  const { organizationId } = home
  const member = await tx.membership.findFirst({ where: { organizationId, userId } })
  const role = granted ?? 'finance'
  if (!member) {
    await tx.membership.create({ data: { organizationId, userId, role } })
    await recordAudit(tx, home, { action: 'member.joined', subjectKind: 'user', subjectId: userId, change: { role } })
    return
  }
  if (!claimDecides || member.deactivatedAt || member.role === role) return
  const others = await tx.membership.count({ where: { organizationId, role: 'admin', deactivatedAt: null, userId: { not: userId } } })
  if (role !== 'admin' && others === 0) return log.warn({ userId }, 'the role claim would leave the organization without an admin: the last one stays')
  await tx.membership.updateMany({ where: { organizationId, userId }, data: { role } })
  const linksWithdrawn = role === 'admin' ? 0 : await withdrawLinksOf(tx, home, userId)
  await recordAudit(tx, home, { action: 'member.role_changed', subjectKind: 'user', subjectId: userId, change: { from: member.role, to: role, linksWithdrawn } })
}
