import 'server-only'
import { z } from 'zod'
import { Conflict, Invalid, NotSignedIn } from '@/lib/domain/errors'
import { parseInput } from '@/lib/domain/parse-input'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, personOf, type Context } from '@/lib/features/viewer/context'
import { now } from '@/lib/platform/clock'
import { asSystem } from '@/lib/platform/system'
import { hashPassword, NewPassword, passwordFits } from './password'
import { clearAttempts, takeAttempt, tooMany } from './sign-in-limit'

const Input = z.object({ current: z.string().max(256), next: NewPassword })

/**
 * A person's own password. Every session of theirs ends, this one too: the browser signs in anew at once, with a new session.
 * Tries are counted, so that a session left open is no way to the password. @throws Invalid, Conflict, TooMany
 */
export async function changePassword(ctx: Context, input: unknown): Promise<{ email: string; organizationId: string }> {
  authorize(ctx, 'profile:write')
  const { id } = personOf(ctx)
  const { current, next } = parseInput(Input, input)
  const attempt = { account: `change ${id}`, address: null, known: false }
  const { user, allowed } = await asSystem('account', async (tx) => ({
    user: await tx.user.findUnique({ where: { id }, select: { email: true, passwordHash: true } }), allowed: await takeAttempt(tx, attempt),
  }))
  if (!user) throw new NotSignedIn()
  if (!allowed) throw tooMany()
  if (user.passwordHash === null) throw new Conflict('This account has no password: it signs in with single sign-on.')
  if (!(await passwordFits(user.passwordHash, current))) throw new Invalid('The current password is wrong.', 'Type it again. Nothing was changed.')
  const passwordHash = await hashPassword(next)
  return asSystem('account', async (tx) => {
    const changed = await tx.user.updateMany({ where: { id, passwordHash: user.passwordHash }, data: { passwordHash } })
    if (changed.count !== 1) throw new Conflict('The password was changed meanwhile.', 'Sign in again.')
    await clearAttempts(tx, attempt)
    const ended = await tx.session.updateMany({ where: { userId: id, revokedAt: null }, data: { revokedAt: now() } })
    await recordAudit(tx, ctx, { action: 'password.changed', subjectKind: 'user', subjectId: id, change: { sessionsEnded: ended.count } })
    return { email: user.email, organizationId: ctx.organizationId }
  })
}
