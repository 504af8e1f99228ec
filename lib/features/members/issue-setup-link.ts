import 'server-only'
import { asSystem } from '@/lib/platform/system'
import { hashToken, newToken } from './setup-token'

/**
 * The token of a new one-time set-up link, or null when an organization exists already. Each start issues a new one and
 * spends the older ones, so that a link in an old terminal is worth nothing.
 */
export async function issueSetupLink(): Promise<string | null> {
  return asSystem('set-up', async (tx) => {
    if ((await tx.organization.count()) > 0) return null
    const token = newToken()
    await tx.setupLink.deleteMany({})
    await tx.setupLink.create({ data: { tokenHash: hashToken(token) } })
    return token
  })
}
