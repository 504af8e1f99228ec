import 'server-only'
import { Conflict } from '@/lib/domain/errors'
import type { Context } from '@/lib/features/viewer/context'
import { sql, type Tx } from '@/lib/platform/tenant'

/** Changes of members come one after another: two admins who demote each other at once are not both heard. */
export const lockMembers = (tx: Tx, { organizationId }: Context): Promise<unknown> =>
  sql(tx, 'select id from "Organization" where id = $1::uuid for no key update', [organizationId])

/** After a change, before its end: somebody must be left who can manage the organization. @throws Conflict */
export async function keepAnAdmin(tx: Tx, { organizationId }: Context): Promise<void> {
  const admins = await tx.membership.count({ where: { organizationId, role: 'admin', deactivatedAt: null } })
  if (admins === 0) throw new Conflict('This is the last admin of the organization.', 'Make somebody else an admin first.')
}
