import 'server-only'
import { connectorsWithHistory } from '@/lib/features/ingest/schedule-polls'
import { nowMs } from '@/lib/platform/clock'
import { inTenantSql, type SqlTx } from '@/lib/platform/tenant'
import type { HistoryRow } from './history-progress'
import { missingDays } from './plan-import'
import { providerOf } from './provider-of'

/** An import that failed for good, not because it was told to wait, is tried again so much later. */
const TRY_AGAIN_MS = 10 * 60_000

/** The connectors of every organization whose wanted history still lacks days, and which may be read now. */
export async function importsDue(): Promise<{ organizationId: string; connectorId: string }[]> {
  const due = []
  for (const connector of await connectorsWithHistory()) {
    const { id: connectorId, organizationId } = connector
    const isDue = await inTenantSql(connector, async (tx) => (await missingDays(tx, { ...connector, provider: providerOf(connector.provider) }, 1)).length > 0 && !(await failedLately(tx, connector)), 'read')
    if (isDue) due.push({ organizationId, connectorId })
  }
  return due
}

async function failedLately(tx: SqlTx, { organizationId, id }: HistoryRow): Promise<boolean> {
  const { rowCount } = await tx.query(
    `select 1 from "Pull" where "organizationId" = $1 and "connectorId" = $2 and "startedAt" > $3 and reason = 'history' and "errorCode" <> 'rate_limited' limit 1`,
    [organizationId, id, new Date(nowMs() - TRY_AGAIN_MS)])
  return (rowCount ?? 0) > 0
}
