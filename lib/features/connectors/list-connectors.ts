import 'server-only'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { inTenant } from '@/lib/platform/tenant'
import type { ConnectorSummary } from './connector-summary'
import { summarize } from './summarize'

/** The organization's saved connectors, oldest first: health without keys. @throws NotAllowed */
export async function listConnectors(ctx: Context): Promise<ConnectorSummary[]> {
  authorize(ctx, 'connector:read')
  return inTenant(ctx, async (tx) =>
    summarize(tx, await tx.connector.findMany({ where: { organizationId: ctx.organizationId, state: { in: ['active', 'paused'] } }, orderBy: [{ savedAt: 'asc' }, { id: 'asc' }] })))
}
