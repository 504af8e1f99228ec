import 'server-only'
import { z } from 'zod'
import { Day, dayCount, daysOf } from '@/lib/domain/day'
import { pulledPairs } from '@/lib/features/connectors/provider-of'
import type { ReadTx } from '@/lib/platform/tenant'
import { BOUND, bound, type ReportScope } from '../report-scope'
import type { DayState } from '../report-frame-model'

const Rows = z.array(z.object({ day: Day, expected: z.coerce.number(), read: z.coerce.number(), settled: z.coerce.number() }))

/**
 * The state of each day over the chosen connectors whose history holds it: from the first day stored of a connector on, for a
 * removed one up to its last. Settled when every pull of all of them started two days later or after, provisional while
 * one lacks it, missing when no connector has read its costs.
 */
export async function dayStates(tx: ReadTx, scope: ReportScope, today: Day): Promise<Map<Day, DayState>> {
  const { providers, services } = pulledPairs()
  const rows = Rows.parse((await tx.query(
    `with pulled as (select * from unnest($5::text[], $6::text[]) p(provider, service)),
     held as (
       select c.id, min(s.day) as first, case when c.state = 'removed' then max(s.day) else 'infinity'::date end as last
       from "Connector" c join "DayState" s on s."connectorId" = c.id and s."organizationId" = $1 and s.service = 'costs'
       where c."organizationId" = $1 and c.id = any($2::uuid[]) group by c.id),
     stored as (
       select f.day, f."connectorId", bool_or(f.service = 'costs') as costs,
         count(*) filter (where f."fetchedAt" >= (f.day + 2)::timestamp at time zone 'UTC' and (c.provider, f.service) in (select provider, service from pulled)) >= (select count(*) from pulled p where p.provider = c.provider) as settled
       from "DayState" f join "Connector" c on c.id = f."connectorId" and c."organizationId" = $1 where ${BOUND} group by 1, 2, c.provider)
     select d::date as day, count(held.id) as expected, count(*) filter (where stored.costs) as read, count(*) filter (where stored.settled) as settled
     from generate_series($3::date, $4::date, interval '1 day') d
     join held on d::date between held.first and held.last left join stored on stored.day = d::date and stored."connectorId" = held.id
     group by 1`, [...bound(scope), providers, services])).rows)
  const byDay = new Map(rows.map((row) => [row.day, row]))
  return new Map(daysOf(scope.range).map((day) => {
    const row = byDay.get(day)
    if (!row || row.read === 0) return [day, 'missing']
    if (day >= today) return [day, 'open']
    return [day, row.settled === row.expected ? 'settled' : 'provisional']
  }))
}

const Counts = z.array(z.object({ connectors: z.coerce.number(), read: z.coerce.number() }))

/** Whether every chosen connector that still reads has read the costs of every day: only then is a period fit to compare. */
export async function isWhollyRead(tx: ReadTx, scope: ReportScope): Promise<boolean> {
  const [row] = Counts.parse((await tx.query(
    `with reading as (select id from "Connector" where "organizationId" = $1 and id = any($2::uuid[]) and state <> 'removed')
     select (select count(*) from reading) as connectors, (select count(*) from "DayState" f join reading on reading.id = f."connectorId" where ${BOUND} and f.service = 'costs') as read`, bound(scope))).rows)
  return row !== undefined && row.connectors > 0 && row.read === dayCount(scope.range) * row.connectors
}
