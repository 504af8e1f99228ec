import 'server-only'
import { now } from '@/lib/platform/clock'
import { asSystem } from '@/lib/platform/system'
import { expireDraftsOf } from './remove-draft'

/** Destroys expired drafts of every organization: a key that nobody saved does not stay. Runs every minute. */
export async function expireDrafts(): Promise<number> {
  const owners = await asSystem('expire-drafts', (tx) => tx.connector.findMany({ where: { state: 'draft', expiresAt: { lte: now() } }, select: { organizationId: true }, distinct: ['organizationId'] }))
  let count = 0
  for (const owner of owners) count += await expireDraftsOf(owner)
  return count
}
