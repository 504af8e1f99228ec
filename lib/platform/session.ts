import 'server-only'
import type { Role } from '@/lib/domain/roles'
import { now, nowMs } from './clock'
import { asSystem } from './system'

type Named = { id: string; name: string }
/** `organizations`: all that the person may switch to, this one among them. */
export type SessionRecord = { sessionId: string; userId: string; email: string; name: string | null; role: Role; organization: Named; organizations: Named[] }

const SEEN_EVERY_MS = 5 * 60_000

/** The session as it stands now: null when it is revoked, expired, or the membership was ended. Role is the current one. */
export function readSession(sessionId: string): Promise<SessionRecord | null> {
  return asSystem('session', async (tx) => {
    const session = await tx.session.findFirst({
      where: { id: sessionId, revokedAt: null, expiresAt: { gt: now() } },
      select: {
        userId: true, lastSeenAt: true, organization: { select: { id: true, name: true } },
        user: { select: { email: true, name: true, memberships: { where: { deactivatedAt: null }, select: { role: true, organization: { select: { id: true, name: true } } }, orderBy: { createdAt: 'asc' } } } },
      },
    })
    const membership = session?.user.memberships.find(({ organization }) => organization.id === session.organization.id)
    if (!session || !membership) return null
    const { userId, user: { email, name, memberships }, organization } = session
    if (nowMs() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) await tx.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: now() } })
    return { sessionId, userId, email, name, role: membership.role, organization, organizations: memberships.map((one) => one.organization) }
  })
}
