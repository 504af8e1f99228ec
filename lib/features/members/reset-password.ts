import 'server-only'
import { z } from 'zod'
import { parseInput } from '@/lib/domain/parse-input'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { Caller } from '@/lib/platform/address'
import { now } from '@/lib/platform/clock'
import { asSystem } from '@/lib/platform/system'
import { findResetOf, linkIsGone } from './find-open-link'
import { hashPassword, NewPassword } from './password'
import { clearAttempts } from './sign-in-limit'
import { openLink } from './single-use-link'

const Input = z.object({ token: z.string().max(200), password: NewPassword })

/** Spends a reset link: the new password counts, every session of the person ends, and a lock by wrong guesses is lifted. @throws Invalid */
export async function resetPassword(input: unknown, { address }: Caller): Promise<{ email: string; organizationId: string }> {
  const { token, password } = parseInput(Input, input)
  await asSystem('link', (tx) => findResetOf(tx, token))
  const passwordHash = await hashPassword(password)
  return asSystem('link', async (tx) => {
    const { id, userId, createdBy, organizationId, role, user: { email } } = await findResetOf(tx, token)
    const spent = await tx.passwordReset.updateMany({ where: openLink(token), data: { usedAt: now() } })
    if (spent.count !== 1) throw linkIsGone()
    const changed = await tx.user.updateMany({ where: { id: userId, ...(createdBy === null ? {} : { oidcSubject: null }) }, data: { passwordHash } })
    if (changed.count !== 1) throw linkIsGone()
    const ended = await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now() } })
    await clearAttempts(tx, { account: email, address: null, known: false })
    await recordAudit(tx, { organizationId, actor: { kind: 'user', id: userId, role, address } }, { action: 'password.reset', subjectKind: 'user', subjectId: userId, change: { reset: id, sessionsEnded: ended.count } })
    return { email, organizationId }
  })
}
