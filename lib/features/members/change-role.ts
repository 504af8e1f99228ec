import 'server-only'
import { z } from 'zod'
import { Conflict } from '@/lib/domain/errors'
import { parseInput } from '@/lib/domain/parse-input'
import { Role } from '@/lib/domain/roles'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { inTenant } from '@/lib/platform/tenant'
import { findMember } from './find-member'
import { keepAnAdmin, lockMembers } from './last-admin'
import { withdrawLinksOf } from './withdraw-links'

const Input = z.object({ userId: z.string(), role: z.enum(Role.options, 'Choose a role.') })

/**
 * Makes a member an admin or a finance member; it counts from their next request. @throws Invalid, NotFound, NotAllowed;
 * Conflict for a deactivated member and for the last admin
 */
export async function changeRole(ctx: Context, input: unknown): Promise<void> {
  authorize(ctx, 'member:write')
  const { userId, role } = parseInput(Input, input)
  await inTenant(ctx, async (tx) => {
    await lockMembers(tx, ctx)
    const member = await findMember(tx, ctx, userId)
    if (member.deactivatedAt) throw new Conflict('This member is deactivated.', 'Reactivate them first.')
    if (member.role === role) return
    await tx.membership.updateMany({ where: { organizationId: ctx.organizationId, userId }, data: { role } })
    await keepAnAdmin(tx, ctx)
    const withdrawn = role === 'admin' ? 0 : await withdrawLinksOf(tx, ctx, userId)
    await recordAudit(tx, ctx, { action: 'member.role_changed', subjectKind: 'user', subjectId: userId, change: { from: member.role, to: role, linksWithdrawn: withdrawn } })
  })
}
