import 'server-only'
import { z } from 'zod'
import { parseInput } from '@/lib/domain/parse-input'
import type { Role } from '@/lib/domain/roles'
import { asSystem } from '@/lib/platform/system'
import { findInviteOf, findResetOf } from './find-open-link'

const Token = z.string().max(200)

/** What an invite offers to whoever holds its link. `hasAccount`: they join with the password they have. @throws Invalid */
export async function readInvite(token: unknown): Promise<{ organization: string; email: string; role: Role; hasAccount: boolean }> {
  const parsed = parseInput(Token, token)
  return asSystem('link', async (tx) => {
    const { email, role, organization } = await findInviteOf(tx, parsed)
    const hasAccount = (await tx.user.count({ where: { email } })) > 0
    return { organization: organization.name, email, role, hasAccount }
  })
}

/** Whose password a link resets. @throws Invalid */
export async function readReset(token: unknown): Promise<{ email: string }> {
  const parsed = parseInput(Token, token)
  return asSystem('link', async (tx) => ({ email: (await findResetOf(tx, parsed)).user.email }))
}
