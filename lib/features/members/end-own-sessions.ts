import 'server-only'
import { z } from 'zod'
import { NotFound } from '@/lib/domain/errors'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, personOf, type Context } from '@/lib/features/viewer/context'
import { now } from '@/lib/platform/clock'
import { asSystem } from '@/lib/platform/system'

const Which = z.union([z.uuid(), z.literal('all others')])

/** Ends one session of the person who asks, or all but the one they ask from; in whichever organization. @throws NotFound, NotAllowed */
export async function endOwnSessions(ctx: Context, which: unknown): Promise<void> {
  authorize(ctx, 'profile:write')
  const { id: userId, sessionId } = personOf(ctx)
  const parsed = Which.safeParse(which)
  if (!parsed.success || !sessionId) throw new NotFound('This session')
  const others = parsed.data === 'all others'
  const meant = others ? { id: { not: sessionId } } : { id: parsed.data }
  await asSystem('account', async (tx) => {
    const ended = await tx.session.updateMany({ where: { userId, revokedAt: null, ...meant }, data: { revokedAt: now() } })
    if (!others && ended.count !== 1) throw new NotFound('This session')
    await recordAudit(tx, ctx, { action: 'session.ended', subjectKind: others ? 'user' : 'session', subjectId: others ? userId : parsed.data, change: { own: true, ended: ended.count } })
  })
}
