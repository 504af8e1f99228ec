import 'server-only'
import { updateSettledThrough } from '@/lib/features/ingest/update-settled-through'
import { now } from '@/lib/platform/clock'
import type { SqlTx } from '@/lib/platform/tenant'

type Scope = { organizationId: string; connectorId: string }

/** Keeps on the connector that reading ended: which days are settled, and its health once all of it was read. `startedAt`: ISO time; `failed`: how many services were not read. */
export async function noteFinished(tx: SqlTx, { organizationId, connectorId }: Scope, { startedAt, failed = 0 }: { startedAt: string; failed?: number }): Promise<void> {
  await updateSettledThrough(tx, { organizationId, connectorId })
  if (failed) return
  const mine = [organizationId, connectorId, now()]
  await tx.query(`update "Connector" set "lastSyncStartedAt" = $4, "lastSyncFinishedAt" = $3 where "organizationId" = $1 and id = $2`, [...mine, startedAt])
  // While the import still has to wait, so has everything else.
  await tx.query(`update "Connector" set "lastErrorCode" = null, "lastErrorMessage" = null, "retryAt" = null where "organizationId" = $1 and id = $2 and coalesce("retryAt" <= $3, true)`, mine)
}
