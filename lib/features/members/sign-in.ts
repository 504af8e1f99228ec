import 'server-only'
import { z } from 'zod'
import { TooMany } from '@/lib/domain/errors'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { nowMs } from '@/lib/platform/clock'
import { asSystem } from '@/lib/platform/system'
import { Email, passwordFits } from './password'
import { clearAttempts, subjectsOf, takeAttempt } from './sign-in-limit'

const SESSION_HOURS = 12
const Credentials = z.object({ email: Email, password: z.string().min(1).max(256) })

/**
 * Checks e-mail and password and opens a session of 12 hours. Null for an unknown account, a wrong password or no active
 * membership alike, after the same work. @throws TooMany after ten failures of an account or address in 15 minutes
 */
export async function signIn(input: unknown, address: string | null): Promise<{ sessionId: string; userId: string; email: string } | null> {
  const parsed = Credentials.safeParse(input)
  if (!parsed.success) return null
  const { email, password } = parsed.data
  const allowed = await asSystem('sign-in', (tx) => takeAttempt(tx, subjectsOf(email, address)))
  if (!allowed) throw new TooMany('Too many sign-in attempts.', 'Wait 15 minutes and try again.')
  const user = await asSystem('sign-in', (tx) => tx.user.findUnique({ where: { email }, include: { memberships: { where: { deactivatedAt: null }, orderBy: { createdAt: 'asc' }, take: 1 } } }))
  const fits = await passwordFits(user?.passwordHash ?? null, password)
  const membership = user?.memberships[0]
  if (!user || !fits || !membership) return null
  return asSystem('sign-in', async (tx) => {
    await clearAttempts(tx, email)
    const session = await tx.session.create({ data: { organizationId: membership.organizationId, userId: user.id, expiresAt: new Date(nowMs() + SESSION_HOURS * 3_600_000) } })
    await recordAudit(tx, { organizationId: membership.organizationId, actor: { kind: 'user', id: user.id, role: membership.role, address } }, { action: 'session.opened', subjectKind: 'session', subjectId: session.id, change: {} })
    return { sessionId: session.id, userId: user.id, email }
  })
}
