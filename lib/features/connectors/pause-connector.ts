import 'server-only'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { CONNECTOR_PAUSED } from '@/lib/features/jobs/job-events'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { requestJob } from '@/lib/platform/jobs/request-job'
import { changeConnector, currentSummary } from './change-connector'
import type { ConnectorSummary } from './connector-summary'

/**
 * Stops reading until it is resumed; key and history stay. A fetch on its way is not stored any more. Pausing twice is
 * pausing once. @throws NotFound, NotAllowed
 */
export async function pauseConnector(ctx: Context, connectorId: string): Promise<ConnectorSummary> {
  authorize(ctx, 'connector:write')
  await changeConnector(ctx, connectorId, async ({ tx, scope, state }) => {
    if (state === 'paused') return
    await tx.query(`update "Connector" set state = 'paused' where "organizationId" = $1 and id = $2`, [scope.organizationId, scope.connectorId])
    await recordAudit(tx, ctx, { action: 'connector.paused', subjectKind: 'connector', subjectId: scope.connectorId, change: { state: { from: 'active', to: 'paused' } } })
  })
  await requestJob(CONNECTOR_PAUSED, { organizationId: ctx.organizationId, connectorId })
  return currentSummary(ctx, connectorId)
}
