import 'server-only'
import type { Context } from '@/lib/features/viewer/context'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/tenant'

/** Links that a former admin made are doors they know: they stop working with the admin's rights. Returns how many. */
export async function withdrawLinksOf(tx: Tx, { organizationId }: Context, userId: string): Promise<number> {
  const open = { organizationId, createdBy: userId, usedAt: null }
  const invites = await tx.invite.updateMany({ where: { ...open, revokedAt: null }, data: { revokedAt: now() } })
  const resets = await tx.passwordReset.updateMany({ where: open, data: { usedAt: now() } })
  return invites.count + resets.count
}
