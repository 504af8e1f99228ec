import 'server-only'
import { Conflict, NotAllowed } from '@/lib/domain/errors'
import type { Context } from '@/lib/features/viewer/context'
import { sql, type Tx } from '@/lib/platform/tenant'

/**
 * Changes of members come one after another: two admins who demote each other at once are not both heard. Whoever is no admin any
 * more when their turn comes changes nothing: the role in the context is the one their request began with. @throws NotAllowed
 */
export async function lockMembers(tx: Tx, { organizationId, actor }: Context): Promise<void> {
  await sql(tx, 'select id from "Organization" where id = $1::uuid for no key update', [organizationId])
  if (actor.kind !== 'user') return
  const still = await tx.membership.count({ where: { organizationId, userId: actor.id, role: 'admin', deactivatedAt: null } })
  if (still === 0) throw new NotAllowed()
}

/** After a change, before its end: somebody must be left who can manage the organization. @throws Conflict */
export async function keepAnAdmin(tx: Tx, { organizationId }: Context): Promise<void> {
  const admins = await tx.membership.count({ where: { organizationId, role: 'admin', deactivatedAt: null } })
  if (admins === 0) throw new Conflict('This is the last admin of the organization.', 'Make somebody else an admin first.')
}
