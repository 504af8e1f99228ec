import 'server-only'
import { z } from 'zod'
import { Invalid } from '@/lib/domain/errors'
import { parseInput } from '@/lib/domain/parse-input'
import { now } from '@/lib/platform/clock'
import { asSystem } from '@/lib/platform/system'
import { insertOrganization, NewOrganization } from './create-organization'
import { hashPassword } from './password'
import { hashToken } from './setup-token'

const wrongLink = () => new Invalid('This set-up link is wrong or was used already.', 'Sign in, or restart CloudMonitor: while no organization exists it prints a new link.')
const Input = NewOrganization.extend({ token: z.string().max(200) })

/**
 * Spends the set-up link: the first organization and its admin. Two claims at once: one wins, the other is refused.
 * @throws Invalid when the link is wrong, used or no longer needed; Invalid input
 */
export async function claimSetup(input: unknown): Promise<{ email: string }> {
  const parsed = parseInput(Input, input)
  const open = { tokenHash: hashToken(parsed.token), usedAt: null }
  // A guess costs nobody the work of a hash.
  if ((await asSystem('set-up', (tx) => tx.setupLink.count({ where: open }))) === 0) throw wrongLink()
  const passwordHash = await hashPassword(parsed.password)
  await asSystem('set-up', async (tx) => {
    const spent = await tx.setupLink.updateMany({ where: open, data: { usedAt: now() } })
    if (spent.count !== 1 || (await tx.organization.count()) > 0) throw wrongLink()
    await insertOrganization(tx, parsed, passwordHash, 'set-up')
  })
  return { email: parsed.email }
}
