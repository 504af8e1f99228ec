import 'server-only'
import { authorize, personOf, type Context } from '@/lib/features/viewer/context'
import { now } from '@/lib/platform/clock'
import type { Session } from '@/lib/platform/prisma-client/client'
import { inTenant } from '@/lib/platform/tenant'
import { browserName } from './browser-name'
import { findMember } from './find-member'
import type { SessionSummary } from './members-model'

export const OPEN_SESSION = () => ({ revokedAt: null, expiresAt: { gt: now() } })

export const summaryOfSession = (session: Session & { organization: { name: string } }, thisOne: string | undefined): SessionSummary => ({
  id: session.id, isThis: session.id === thisOne, browser: browserName(session.userAgent), address: session.address, organization: session.organization.name,
  openedAt: session.createdAt.toISOString(), lastSeenAt: session.lastSeenAt.toISOString(),
})

/** Where a member is signed in to this organization, newest first. @throws NotFound, for foreign members too; NotAllowed */
export async function listMemberSessions(ctx: Context, id: unknown): Promise<SessionSummary[]> {
  authorize(ctx, 'member:read')
  const { organizationId } = ctx
  return inTenant(ctx, async (tx) => {
    const { userId } = await findMember(tx, ctx, id)
    const sessions = await tx.session.findMany({ where: { organizationId, userId, ...OPEN_SESSION() }, include: { organization: { select: { name: true } } }, orderBy: { lastSeenAt: 'desc' } })
    return sessions.map((session) => summaryOfSession(session, personOf(ctx).sessionId))
  })
}
