import 'server-only'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { now } from '@/lib/platform/clock'
import { inTenant } from '@/lib/platform/tenant'
import { findDraft } from './draft'
import { ensurePreviewRuns } from './preview-runner'

/** Reads the failed pulls again from their start. @throws NotFound, NotAllowed */
export async function retryPreview(ctx: Context, draftId: string): Promise<void> {
  authorize(ctx, 'connector:write')
  const draft = await inTenant(ctx, async (tx) => {
    const found = await findDraft(tx, ctx, draftId)
    const mine = { organizationId: ctx.organizationId, connectorId: found.id }
    const failed = await tx.draftPull.findMany({ where: { ...mine, page: 0, status: 'failed' }, select: { service: true } })
    const services = failed.map(({ service }) => service)
    await tx.draftPull.deleteMany({ where: { ...mine, service: { in: services } } })
    await tx.draftPull.createMany({ data: services.map((service) => ({ ...mine, service, page: 0, status: 'waiting', startedAt: now(), records: [], rejected: [] })) })
    await recordAudit(tx, ctx, { action: 'connector.retried', subjectKind: 'connector', subjectId: found.id, change: { pulls: services.length } })
    return found
  })
  ensurePreviewRuns(draft)
}
