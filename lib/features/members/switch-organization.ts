import 'server-only'
import { z } from 'zod'
import { NotFound } from '@/lib/domain/errors'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, personOf, type Context } from '@/lib/features/viewer/context'
import { asSystem } from '@/lib/platform/system'

/** Moves the caller's session to another organization of theirs, with the role they have there. @throws NotFound for one that is not theirs */
export async function switchOrganization(ctx: Context, wanted: unknown): Promise<void> {
  authorize(ctx, 'profile:write')
  const { id: userId, sessionId } = personOf(ctx)
  const parsed = z.uuid().safeParse(wanted)
  if (!parsed.success || !sessionId) throw new NotFound('This organization')
  const organizationId = parsed.data
  await asSystem('account', async (tx) => {
    const membership = await tx.membership.findFirst({ where: { organizationId, userId, deactivatedAt: null } })
    if (!membership) throw new NotFound('This organization')
    const moved = await tx.session.updateMany({ where: { id: sessionId, userId, revokedAt: null }, data: { organizationId } })
    if (moved.count !== 1) throw new NotFound('This session')
    // Each sees its own side: which other organizations somebody belongs to is not theirs to know.
    await recordAudit(tx, ctx, { action: 'session.left', subjectKind: 'session', subjectId: sessionId, change: {} })
    await recordAudit(tx, { ...ctx, organizationId }, { action: 'session.entered', subjectKind: 'session', subjectId: sessionId, change: {} })
  })
}
