import 'server-only'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { lockConnector } from '@/lib/features/ingest/lock-connector'
import type { Context } from '@/lib/features/viewer/context'
import { now } from '@/lib/platform/clock'
import { inTenant, type Tx } from '@/lib/platform/tenant'
import { stopPreview } from './preview-runner'

/** Destroys a draft: key, pages and names. Inside the caller's transaction. False when it was gone already. */
export async function removeDraft(tx: Tx, ctx: Context, draftId: string, action: 'connector.cancelled' | 'connector.expired'): Promise<boolean> {
  await lockConnector(tx, draftId)
  const removed = await tx.connector.deleteMany({ where: { id: draftId, organizationId: ctx.organizationId, state: 'draft' } })
  if (removed.count === 0) return false
  await tx.directoryEntry.deleteMany({ where: { organizationId: ctx.organizationId, connectorId: draftId } })
  await recordAudit(tx, ctx, { action, subjectKind: 'connector', subjectId: draftId, change: {} })
  return true
}

/** Destroys the organization's drafts whose half hour is over. */
export async function expireDraftsOf(ctx: Pick<Context, 'organizationId'>): Promise<number> {
  const job: Context = { organizationId: ctx.organizationId, actor: { kind: 'job', name: 'expire-drafts' } }
  const expired = await inTenant(job, (tx) => tx.connector.findMany({ where: { organizationId: job.organizationId, state: 'draft', expiresAt: { lte: now() } }, select: { id: true } }))
  for (const { id } of expired) {
    await stopPreview(id)
    await inTenant(job, (tx) => removeDraft(tx, job, id, 'connector.expired'))
  }
  return expired.length
}
