import 'server-only'
import type { Role } from '@/lib/domain/roles'
import { now } from './clock'
import { asSystem } from './system'

export type SessionRecord = { sessionId: string; userId: string; email: string; role: Role; organization: { id: string; name: string } }

/** The session as it stands now: null when it is revoked, expired, or the membership was ended. Role is the current one. */
export function readSession(sessionId: string): Promise<SessionRecord | null> {
  return asSystem('session', async (tx) => {
    const session = await tx.session.findFirst({
      where: { id: sessionId, revokedAt: null, expiresAt: { gt: now() } },
      select: { userId: true, organization: { select: { id: true, name: true } }, user: { select: { email: true, memberships: { where: { deactivatedAt: null }, select: { organizationId: true, role: true } } } } },
    })
    const membership = session?.user.memberships.find((one) => one.organizationId === session.organization.id)
    if (!session || !membership) return null
    return { sessionId, userId: session.userId, email: session.user.email, role: membership.role, organization: session.organization }
  })
}

/** Ends a session: the next request with its cookie is signed out. */
export async function revokeSession(sessionId: string): Promise<void> {
  await asSystem('session', (tx) => tx.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: now() } }))
}
