import 'server-only'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { Caller } from '@/lib/platform/address'
import { now } from '@/lib/platform/clock'
import { asSystem } from '@/lib/platform/system'

/** Ends the session that the browser's cookie names: its next request is signed out. One that has ended, or never was, changes nothing and is no event. */
export async function signOut(sessionId: string, { address }: Caller): Promise<void> {
  await asSystem('session', async (tx) => {
    const ended = await tx.session.updateManyAndReturn({ where: { id: sessionId, revokedAt: null, expiresAt: { gt: now() } }, data: { revokedAt: now() }, select: { organizationId: true, userId: true } })
    for (const { organizationId, userId } of ended) {
      const { role } = await tx.membership.findUniqueOrThrow({ where: { organizationId_userId: { organizationId, userId } }, select: { role: true } })
      await recordAudit(tx, { organizationId, actor: { kind: 'user', id: userId, role, address } }, { action: 'session.closed', subjectKind: 'session', subjectId: sessionId, change: {} })
    }
  })
}
