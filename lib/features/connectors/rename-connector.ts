import 'server-only'
import { z } from 'zod'
import { parseInput } from '@/lib/domain/parse-input'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { changeConnector, currentSummary } from './change-connector'
import { ConnectorId, ConnectorName } from './connector-fields'
import type { ConnectorSummary } from './connector-summary'

const Input = z.object({ connectorId: ConnectorId, name: ConnectorName })

/** Calls a connector differently; what it reads and keeps is the same. @throws NotFound, Invalid, NotAllowed */
export async function renameConnector(ctx: Context, input: unknown): Promise<ConnectorSummary> {
  authorize(ctx, 'connector:write')
  const { connectorId, name } = parseInput(Input, input)
  await changeConnector(ctx, connectorId, async ({ tx, scope }) => {
    await tx.query('update "Connector" set name = $3 where "organizationId" = $1 and id = $2', [scope.organizationId, scope.connectorId, name])
    await recordAudit(tx, ctx, { action: 'connector.renamed', subjectKind: 'connector', subjectId: scope.connectorId, change: {} })
  })
  return currentSummary(ctx, connectorId)
}
