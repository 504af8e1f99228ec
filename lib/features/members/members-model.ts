import type { Role } from '@/lib/domain/roles'

/** A person in the organization. `lastSeenAt`: of their newest session in it; times are UTC. */
export type MemberSummary = {
  id: string; email: string; name: string | null; role: Role; active: boolean; isYou: boolean
  joinedAt: string; lastSeenAt: string | null
}

/** An invite whose link was neither used nor revoked. `by`: the admin who made it, null when they are gone. */
export type InviteSummary = { id: string; email: string; role: Role; by: string | null; expiresAt: string; expired: boolean }

/** A link that works once. Shown to the admin who made it, and kept nowhere. */
export type IssuedLink = { link: string; email: string; expiresAt: string }

/** A sign-in that has not ended. `browser`: what it said it is. */
export type SessionSummary = { id: string; isThis: boolean; browser: string; address: string | null; openedAt: string; lastSeenAt: string; organization: string }
