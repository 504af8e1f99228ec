import 'server-only'
import { authorize, personOf, type Context } from '@/lib/features/viewer/context'
import { asSystem } from '@/lib/platform/system'
import { summaryOfSession, OPEN_SESSION } from './list-sessions'
import type { SessionSummary } from './members-model'

/** A person's own account, with every sign-in of theirs, in whichever organization. @throws NotAllowed */
export async function readProfile(ctx: Context): Promise<{ email: string; name: string | null; hasPassword: boolean; sessions: SessionSummary[] }> {
  authorize(ctx, 'profile:read')
  const { id, sessionId } = personOf(ctx)
  return asSystem('account', async (tx) => {
    const { email, name, passwordHash } = await tx.user.findUniqueOrThrow({ where: { id }, select: { email: true, name: true, passwordHash: true } })
    const sessions = await tx.session.findMany({ where: { userId: id, ...OPEN_SESSION() }, include: { organization: { select: { name: true } } }, orderBy: { lastSeenAt: 'desc' } })
    return { email, name, hasPassword: passwordHash !== null, sessions: sessions.map((session) => summaryOfSession(session, sessionId)) }
  })
}
