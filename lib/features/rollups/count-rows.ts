import 'server-only'
import { inTenantSql, type Tenant } from '@/lib/platform/tenant'

const FILLED_AT_ONCE = ['Series', 'UsageDay', 'CostDay', 'AttributedCost', 'DayState', 'DirectoryEntry', 'WorkRollup', 'ThingRollup', 'SpendRollup', 'ThingSpendRollup'] as const

/**
 * Lets PostgreSQL count what a first reading has stored. It does so by itself a minute or more later; until then reports over tables that it
 * believes empty are planned up to twenty times slower. Where the role is not the tables' owner it only warns.
 */
export const countRows = (tenant: Tenant): Promise<void> =>
  inTenantSql(tenant, async (tx) => { await tx.query(`analyze (skip_locked) ${FILLED_AT_ONCE.map((table) => `"${table}"`).join(', ')}`) })
