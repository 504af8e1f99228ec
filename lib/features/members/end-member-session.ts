import 'server-only'
import { z } from 'zod'
import { NotFound } from '@/lib/domain/errors'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { now } from '@/lib/platform/clock'
import { inTenant } from '@/lib/platform/tenant'
import { lockMembers } from './last-admin'

/** Ends one session of any member in this organization. @throws NotFound when it ended or is foreign; NotAllowed */
export async function endMemberSession(ctx: Context, sessionId: unknown): Promise<void> {
  authorize(ctx, 'member:write')
  const id = z.uuid().safeParse(sessionId)
  if (!id.success) throw new NotFound('This session')
  const one = { id: id.data, organizationId: ctx.organizationId }
  await inTenant(ctx, async (tx) => {
    await lockMembers(tx, ctx)
    const ended = await tx.session.updateMany({ where: { ...one, revokedAt: null }, data: { revokedAt: now() } })
    if (ended.count !== 1) throw new NotFound('This session')
    await recordAudit(tx, ctx, { action: 'session.ended', subjectKind: 'session', subjectId: one.id, change: {} })
  })
}
