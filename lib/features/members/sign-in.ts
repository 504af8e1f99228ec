import 'server-only'
import { z } from 'zod'
import type { Caller } from '@/lib/platform/address'
import { asSystem } from '@/lib/platform/system'
import { knownAddress, openSession } from './open-session'
import { Email, holdPassword, passwordFits } from './password'
import { clearAttempts, takeAttempt, tooMany } from './sign-in-limit'

/** `organizationId`: which of theirs to enter; without, the one they joined first. */
const Credentials = z.object({ email: Email, password: z.string().min(1).max(256), organizationId: z.uuid().optional().catch(undefined) })

/**
 * Checks e-mail and password and opens a session of 12 hours in place of the one this browser had. Null for an unknown account,
 * a wrong password or no active membership alike, after the same work. @throws TooMany after ten failures of an account in 15 minutes
 */
export async function signIn(input: unknown, caller: Caller, replaces: string | null = null): Promise<{ sessionId: string; userId: string; email: string } | null> {
  const parsed = Credentials.safeParse(input)
  if (!parsed.success) return null
  const { email, password, organizationId } = parsed.data
  const { user, attempt, allowed } = await asSystem('sign-in', async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, include: { memberships: { where: { deactivatedAt: null }, orderBy: { createdAt: 'asc' } } } })
    const attempt = { account: email, address: caller.address, known: await knownAddress(tx, user?.id ?? null, caller.address) }
    return { user, attempt, allowed: await takeAttempt(tx, attempt) }
  })
  if (!allowed) throw tooMany()
  const fits = await passwordFits(user?.passwordHash ?? null, password)
  const membership = user?.memberships.find((one) => one.organizationId === organizationId) ?? user?.memberships[0]
  const checked = user?.passwordHash
  if (!user || !checked || !fits || !membership) return null
  return asSystem('sign-in', async (tx) => {
    if (!(await holdPassword(tx, user.id, checked))) return null
    await clearAttempts(tx, attempt)
    const sessionId = await openSession(tx, { userId: user.id, organizationId: membership.organizationId, role: membership.role, replaces, with: 'password' }, caller)
    return { sessionId, userId: user.id, email }
  })
}
