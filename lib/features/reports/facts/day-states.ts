import 'server-only'
import { z } from 'zod'
import { Day, daysOf, type DayRange } from '@/lib/domain/day'
import { pulledOf } from '@/lib/features/connectors/provider-of'
import type { ReadTx } from '@/lib/platform/tenant'
import { BOUND, bound, type ReportConnector, type ReportScope } from '../report-scope'
import type { DayState } from '../report-frame-model'

const Held = z.array(z.object({ connectorId: z.uuid(), first: Day, last: Day }))
const Stored = z.array(z.object({ connectorId: z.uuid(), day: Day, costs: z.boolean(), settled: z.coerce.number() }))
const at = (connectorId: string, day: Day) => `${connectorId} ${day}`

/**
 * The state of each day over the chosen connectors whose history holds it: from the first day stored of a connector on, for a
 * removed one up to its last. Settled when every pull of all of them started two days later or after, provisional while
 * one lacks it, missing when no connector has read its costs.
 */
export async function dayStates(tx: ReadTx, scope: ReportScope, connectors: Pick<ReportConnector, 'id' | 'provider' | 'state'>[], today: Day): Promise<Map<Day, DayState>> {
  const held = new Map(Held.parse((await tx.query(
    `select "connectorId", min(day) as first, max(day) as last from "DayState" where "organizationId" = $1 and "connectorId" = any($2::uuid[]) and service = 'costs' group by 1`, [scope.organizationId, scope.connectorIds])).rows).map((one) => [one.connectorId, one]))
  const pulled = new Map(connectors.map(({ id, provider }) => [id, pulledOf(provider)]))
  const pairs = Array.from(pulled).flatMap(([id, services]) => services.map((service) => ({ id, service })))
  const stored = new Map(Stored.parse((await tx.query(
    `select f."connectorId", f.day, bool_or(f.service = 'costs') as costs, count(*) filter (where f."fetchedAt" >= (f.day + 2)::timestamp at time zone 'UTC') as settled
     from "DayState" f where ${BOUND} and (f."connectorId", f.service) in (select * from unnest($5::uuid[], $6::text[])) group by 1, 2`,
    [...bound(scope), pairs.map(({ id }) => id), pairs.map(({ service }) => service)])).rows).map((one) => [at(one.connectorId, one.day), one]))
  return new Map(daysOf(scope.range).map((day): [Day, DayState] => {
    const holding = connectors.filter(({ id, state }) => { const days = held.get(id); return days !== undefined && day >= days.first && (state !== 'removed' || day <= days.last) })
    if (!holding.some(({ id }) => stored.get(at(id, day))?.costs)) return [day, 'missing']
    if (day >= today) return [day, 'open']
    return [day, holding.every(({ id }) => (stored.get(at(id, day))?.settled ?? 0) >= (pulled.get(id)?.length ?? 0)) ? 'settled' : 'provisional']
  }))
}

const Read = z.tuple([z.object({ read: z.boolean() })])

/** Whether every chosen connector that still reads has read the costs of every day of these ranges: only then are they fit to compare. */
export async function areWhollyRead(tx: ReadTx, { organizationId, connectorIds }: ReportScope, ranges: DayRange[]): Promise<boolean> {
  const [{ read }] = Read.parse((await tx.query(
    `with reading as (select id from "Connector" where "organizationId" = $1 and id = any($2::uuid[]) and state <> 'removed')
     select coalesce(bool_and(r.connectors > 0 and r.connectors * (r.last - r.first + 1) = (
       select count(*) from "DayState" f join reading on reading.id = f."connectorId" where f."organizationId" = $1 and f.service = 'costs' and f.day between r.first and r.last)), false) as read
     from (select first, last, (select count(*) from reading) as connectors from unnest($3::date[], $4::date[]) as r(first, last)) r`,
    [organizationId, connectorIds, ranges.map(({ from }) => from), ranges.map(({ to }) => to)])).rows)
  return read
}
