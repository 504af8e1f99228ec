import 'server-only'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { changeConnector, currentSummary } from './change-connector'
import type { ConnectorSummary } from './connector-summary'
import { requestReading } from './request-reading'

/** Reads again at once, and makes up for the days missed. Resuming twice is resuming once. @throws NotFound, NotAllowed */
export async function resumeConnector(ctx: Context, connectorId: string): Promise<ConnectorSummary> {
  authorize(ctx, 'connector:write')
  await changeConnector(ctx, connectorId, async ({ tx, scope, state }) => {
    if (state === 'active') return
    await tx.query(`update "Connector" set state = 'active' where "organizationId" = $1 and id = $2`, [scope.organizationId, scope.connectorId])
    await recordAudit(tx, ctx, { action: 'connector.resumed', subjectKind: 'connector', subjectId: scope.connectorId, change: { state: { from: 'paused', to: 'active' } } })
  })
  await requestReading(ctx, connectorId)
  return currentSummary(ctx, connectorId)
}
