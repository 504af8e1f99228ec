import 'server-only'
import { z } from 'zod'
import { Conflict, Invalid } from '@/lib/domain/errors'
import { parseInput } from '@/lib/domain/parse-input'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { Caller } from '@/lib/platform/address'
import { now } from '@/lib/platform/clock'
import { asSystem } from '@/lib/platform/system'
import type { Tx } from '@/lib/platform/tenant'
import { findInviteOf, linkIsGone } from './find-open-link'
import { knownAddress } from './open-session'
import { hashPassword, holdPassword, NewPassword, passwordFits, PersonName } from './password'
import { clearAttempts, takeAttempt, tooMany } from './sign-in-limit'
import { openLink } from './single-use-link'

const Input = z.object({ token: z.string().max(200), name: PersonName, password: z.string().max(256) })
type Joined = { email: string; organizationId: string }

/**
 * Spends an invite: a new person chooses a name and a password, one who has an account proves that it is theirs: by its password,
 * counted like a sign-in, or by being signed in (`signedInAs`, a user's id). Two at once: one wins.
 * @throws Invalid for a link that is gone, a wrong or a short password; Conflict for a member; TooMany
 */
export async function acceptInvite(input: unknown, caller: Caller, signedInAs: string | null = null): Promise<Joined> {
  const { token, name, password } = parseInput(Input, input)
  const { invite, user } = await asSystem('link', async (tx) => {
    const invite = await findInviteOf(tx, token)
    return { invite, user: await tx.user.findUnique({ where: { email: invite.email }, select: { id: true, passwordHash: true } }) }
  })
  const proven = user && user.id !== signedInAs ? { id: user.id, hash: await provePassword(invite.email, user, password, caller) } : null
  const passwordHash = user ? null : await hashPassword(parseInput(NewPassword, password))
  return asSystem('link', async (tx) => {
    if (proven && !(await holdPassword(tx, proven.id, proven.hash))) throw wrongPassword()
    const spent = await tx.invite.updateMany({ where: { ...openLink(token), revokedAt: null }, data: { usedAt: now() } })
    if (spent.count !== 1) throw linkIsGone()
    const userId = user?.id ?? (await createUser(tx, invite.email, name, passwordHash))
    const { organizationId, role } = invite
    // Also whoever was a member and is deactivated: an older link must not let them in again.
    if (await tx.membership.findFirst({ where: { organizationId, userId } })) throw new Conflict('You are a member of this organization already.', 'Sign in. If that does not work, ask an admin.')
    await tx.membership.create({ data: { organizationId, userId, role } })
    await recordAudit(tx, { organizationId, actor: { kind: 'user', id: userId, role, address: caller.address } }, { action: 'member.joined', subjectKind: 'user', subjectId: userId, change: { invite: invite.id, role } })
    return { email: invite.email, organizationId }
  })
}

async function createUser(tx: Tx, email: string, name: string | null, passwordHash: string | null): Promise<string> {
  const { count } = await tx.user.createMany({ data: { email, name, passwordHash }, skipDuplicates: true })
  if (count !== 1) throw linkIsGone()
  return (await tx.user.findUniqueOrThrow({ where: { email }, select: { id: true } })).id
}

const wrongPassword = () => new Invalid('The password is wrong.', 'Use the password with which you sign in to CloudMonitor, or sign in first and open the link again.')

/** Returns the hash that the password fits. */
async function provePassword(email: string, user: { id: string; passwordHash: string | null }, password: string, { address }: Caller): Promise<string> {
  const { attempt, allowed } = await asSystem('link', async (tx) => {
    const attempt = { account: email, address, known: await knownAddress(tx, user.id, address) }
    return { attempt, allowed: await takeAttempt(tx, attempt) }
  })
  if (!allowed) throw tooMany()
  if (!(await passwordFits(user.passwordHash, password)) || user.passwordHash === null) throw wrongPassword()
  await asSystem('link', (tx) => clearAttempts(tx, attempt))
  return user.passwordHash
}
