import 'server-only'
import type { SqlTx } from '@/lib/platform/tenant'
import type { Scope } from './scope'

/**
 * Settled through: the last day up to which every service, costs included, was completely fetched at or after 00:00 UTC
 * two days later, without a gap. `services`: how many pulls a whole day has.
 */
export async function updateSettledThrough(tx: SqlTx, scope: Scope, services: number): Promise<void> {
  await tx.query(`
    with per_day as (
      select day, count(*) filter (where "fetchedAt" >= (day + 2)::timestamp at time zone 'UTC') >= $3 as settled
      from "DayState" where "organizationId" = $1 and "connectorId" = $2 and service not like '%\\_hourly' group by day),
    numbered as (select day, day - (row_number() over (order by day))::int as island from per_day where settled)
    update "Connector" set "settledThrough" = (select max(day) from numbered where island = (select island from numbered order by day desc limit 1))
    where "organizationId" = $1 and id = $2`, [scope.organizationId, scope.connectorId, services])
}
