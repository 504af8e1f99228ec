import 'server-only'
import { z } from 'zod'
import { Conflict } from '@/lib/domain/errors'
import { parseInput } from '@/lib/domain/parse-input'
import { Role } from '@/lib/domain/roles'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, personOf, type Context } from '@/lib/features/viewer/context'
import { inTenant } from '@/lib/platform/tenant'
import { lockMembers } from './last-admin'
import type { IssuedLink } from './members-model'
import { Email } from './password'
import { newLink } from './single-use-link'

const Input = z.object({ email: Email, role: z.enum(Role.options, 'Choose a role.') })

/**
 * Makes a link with which one person joins, once, within 72 hours. It is returned here and nowhere else: only its hash is kept.
 * @throws Invalid, NotAllowed; Conflict for a member, or while another invite for the e-mail is open
 */
export async function inviteMember(ctx: Context, input: unknown): Promise<IssuedLink> {
  authorize(ctx, 'member:write')
  const { email, role } = parseInput(Input, input)
  const { organizationId } = ctx
  return inTenant(ctx, async (tx) => {
    await lockMembers(tx, ctx)
    const member = await tx.membership.findFirst({ where: { organizationId, user: { email } } })
    if (member) throw member.deactivatedAt ? new Conflict('This person was a member and is deactivated.', 'Reactivate them in the list of members.') : new Conflict('This person is a member already.')
    if (await tx.invite.findFirst({ where: { organizationId, email, usedAt: null, revokedAt: null } })) {
      throw new Conflict('This person is invited already.', 'Make a new link in the list of invites, or revoke the invite first.')
    }
    const { link, ...kept } = newLink('invite')
    const invite = await tx.invite.create({ data: { organizationId, email, role, createdBy: personOf(ctx).id, ...kept } })
    await recordAudit(tx, ctx, { action: 'invite.created', subjectKind: 'invite', subjectId: invite.id, change: { role } })
    return { link, email, expiresAt: kept.expiresAt.toISOString() }
  })
}
