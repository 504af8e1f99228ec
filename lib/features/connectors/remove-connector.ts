import 'server-only'
import { z } from 'zod'
import { Conflict } from '@/lib/domain/errors'
import { parseInput } from '@/lib/domain/parse-input'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { CONNECTOR_REMOVED } from '@/lib/features/jobs/job-events'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { requestJob } from '@/lib/platform/jobs/request-job'
import { changeConnector } from './change-connector'
import { ConnectorId } from './connector-fields'
import { deleteHistory } from './delete-history'

const Input = z.object({ connectorId: ConnectorId, history: z.enum(['keep', 'delete']) })

/**
 * Removes a connector and destroys its key. `keep`: its days stay in the reports, and connecting the same vendor
 * organization again goes on with them. `delete`: all of it goes, also of one that was removed and kept before.
 * @throws NotFound, Conflict when there is nothing left to remove, NotAllowed
 */
export async function removeConnector(ctx: Context, input: unknown): Promise<void> {
  authorize(ctx, 'connector:write')
  const { connectorId, history } = parseInput(Input, input)
  await changeConnector(ctx, connectorId, async ({ tx, scope, state }) => {
    if (history === 'delete') await deleteHistory(tx, scope)
    else if (state === 'removed') throw new Conflict('This connector is removed already.', 'Its history is kept. To delete it, choose Delete history.')
    else {
      await tx.query(
        `update "Connector" set state = 'removed', "keyCiphertext" = null, "keyLast4" = '', "lastErrorCode" = null, "lastErrorMessage" = null, "retryAt" = null
         where "organizationId" = $1 and id = $2`, [scope.organizationId, scope.connectorId])
    }
    await recordAudit(tx, ctx, { action: 'connector.removed', subjectKind: 'connector', subjectId: scope.connectorId, change: { state: { from: state, to: 'removed' }, history } })
  }, ['active', 'paused', 'removed'])
  await requestJob(CONNECTOR_REMOVED, { organizationId: ctx.organizationId, connectorId })
}
