import 'server-only'
import { pulledPairs } from '@/lib/features/connectors/provider-of'
import type { SqlTx } from '@/lib/platform/tenant'
import type { Scope } from './scope'

/**
 * Settled through: the day before the first one that is missing or not settled, counted from the oldest day whose costs are
 * stored, as reports count, or from the earliest that OpenAI named. A day is settled when every service, costs included, was
 * completely fetched at or after 00:00 UTC two days later.
 */
export async function updateSettledThrough(tx: SqlTx, scope: Scope): Promise<void> {
  const { providers, services } = pulledPairs()
  await tx.query(`
    with pulled as (
      select p.service from unnest($3::text[], $4::text[]) p(provider, service) join "Connector" c on c.provider = p.provider where c."organizationId" = $1 and c.id = $2),
    stored as (
      select day, count(*) filter (where "fetchedAt" >= (day + 2)::timestamp at time zone 'UTC' and service in (select service from pulled)) >= (select count(*) from pulled) as settled
      from "DayState" where "organizationId" = $1 and "connectorId" = $2 group by day),
    bounds as (
      select greatest((select min(day) from "DayState" where "organizationId" = $1 and "connectorId" = $2 and service = 'costs'), "historyFrom") as first, (select max(day) from stored) as last
      from "Connector" where "organizationId" = $1 and id = $2),
    open as (
      select min(d)::date as day from bounds, generate_series(bounds.first, bounds.last + 1, interval '1 day') d
      left join stored s on s.day = d::date where s.settled is not true)
    update "Connector" set "settledThrough" = (select case when open.day > bounds.first then open.day - 1 end from open, bounds)
    where "organizationId" = $1 and id = $2`, [scope.organizationId, scope.connectorId, providers, services])
}
