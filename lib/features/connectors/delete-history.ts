import 'server-only'
import type { Scope } from '@/lib/features/ingest/scope'
import type { SqlTx } from '@/lib/platform/tenant'

/** Everything that belongs to one connector. What refers to another table goes before it. */
const OF_A_CONNECTOR = ['SpendRollup', 'ThingSpendRollup', 'ThingRollup', 'WorkRollup', 'AttributedCost', 'CostDay', 'UsageHour', 'UsageDay', 'Series', 'Restatement', 'RejectedRow', 'DayState', 'DirectoryEntry', 'DraftPull', 'Pull'] as const

/** Deletes a connector with its facts, names and pull history; only audit rows, which hold ids, speak of it then. Under its lock. */
export async function deleteHistory(tx: SqlTx, { organizationId, connectorId }: Scope): Promise<void> {
  for (const table of OF_A_CONNECTOR) await tx.query(`delete from "${table}" where "organizationId" = $1 and "connectorId" = $2`, [organizationId, connectorId])
  await tx.query('delete from "Connector" where "organizationId" = $1 and id = $2', [organizationId, connectorId])
}
