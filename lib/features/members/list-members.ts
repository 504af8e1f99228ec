import 'server-only'
import { authorize, personOf, type Context } from '@/lib/features/viewer/context'
import { nowMs } from '@/lib/platform/clock'
import { inTenant, type Tx } from '@/lib/platform/tenant'
import { findMember } from './find-member'
import type { InviteSummary, MemberSummary } from './members-model'

/** Everybody in the organization, active ones first, and the invites that wait. @throws NotAllowed */
export async function listMembers(ctx: Context): Promise<{ members: MemberSummary[]; invites: InviteSummary[] }> {
  authorize(ctx, 'member:read')
  const { organizationId } = ctx
  return inTenant(ctx, async (tx) => {
    const found = await tx.membership.findMany({ where: { organizationId }, include: { user: { select: { email: true, name: true } } }, orderBy: { user: { email: 'asc' } } })
    const seen = await lastSeen(tx, ctx)
    const members = found.map((member) => summaryOf(ctx, member, seen))
    const open = await tx.invite.findMany({ where: { organizationId, usedAt: null, revokedAt: null }, orderBy: { createdAt: 'asc' } })
    const emails = new Map(members.map(({ id, email }) => [id, email]))
    return {
      members: [...members.filter(({ active }) => active), ...members.filter(({ active }) => !active)],
      invites: open.map(({ id, email, role, createdBy, expiresAt }) => ({ id, email, role, by: emails.get(createdBy) ?? null, expiresAt: expiresAt.toISOString(), expired: expiresAt.getTime() <= nowMs() })),
    }
  })
}

/** One member. @throws NotFound, for foreign ones too; NotAllowed */
export async function readMember(ctx: Context, userId: unknown): Promise<MemberSummary> {
  authorize(ctx, 'member:read')
  return inTenant(ctx, async (tx) => summaryOf(ctx, await findMember(tx, ctx, userId), await lastSeen(tx, ctx)))
}

async function lastSeen(tx: Tx, { organizationId }: Context): Promise<Map<string, Date | null>> {
  const rows = await tx.session.groupBy({ by: ['userId'], where: { organizationId }, _max: { lastSeenAt: true } })
  return new Map(rows.map(({ userId, _max }) => [userId, _max.lastSeenAt]))
}

function summaryOf(ctx: Context, { userId, user, role, createdAt, deactivatedAt }: Awaited<ReturnType<typeof findMember>>, seen: Map<string, Date | null>): MemberSummary {
  return {
    id: userId, email: user.email, name: user.name, role, active: deactivatedAt === null, isYou: personOf(ctx).id === userId,
    joinedAt: createdAt.toISOString(), lastSeenAt: seen.get(userId)?.toISOString() ?? null,
  }
}
