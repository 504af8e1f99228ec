import 'server-only'
import { z } from 'zod'
import { Day, dayCount, daysOf, type DayRange } from '@/lib/domain/day'
import { pulledOf } from '@/lib/features/connectors/provider-of'
import type { ReadTx } from '@/lib/platform/tenant'
import { BOUND, bound, type ReportConnector, type ReportScope } from '../report-scope'
import type { DayState } from '../report-frame-model'
import { keylessDays } from './spend'

const Stored = z.array(z.object({ connectorId: z.uuid(), days: z.array(Day), costs: z.array(z.boolean()), settled: z.array(z.number()) }))

/**
 * The state of each day over the chosen connectors whose history holds it: from the first day stored of a connector on, for a
 * removed one up to its last. Settled when every pull of all of them started two days later or after, provisional while
 * one lacks it, missing when no connector has read its costs.
 */
export async function dayStates(tx: ReadTx, scope: ReportScope, connectors: Pick<ReportConnector, 'id' | 'provider' | 'state' | 'firstDay' | 'lastDay'>[], today: Day): Promise<Map<Day, DayState>> {
  const pulled = new Map([...new Set(connectors.map(({ provider }) => provider))].map((provider) => [provider, pulledOf(provider)]))
  const values = bound(scope)
  const pulls = Array.from(pulled, ([provider, services]) => {
    const ids = connectors.filter((one) => one.provider === provider).map(({ id }) => id)
    return `f."connectorId" = any($${values.push(ids)}::uuid[]) and f.service = any($${values.push(services)}::text[])`
  })
  const rows = Stored.parse((await tx.query(
    `select "connectorId", array_to_json(array_agg(day)) as days, array_to_json(array_agg(costs)) as costs, array_to_json(array_agg(settled)) as settled from (
       select f."connectorId", f.day, bool_or(f.service = 'costs') as costs, count(*) filter (where f."fetchedAt" >= (f.day + 2)::timestamp at time zone 'UTC') as settled
       from "DayState" f where ${BOUND} and (${pulls.join(' or ') || 'false'}) group by 1, 2) days group by 1`, values)).rows)
  const stored = new Map(rows.map(({ connectorId, days, costs, settled }) => [connectorId, new Map(days.map((day, index) => [day, { costs: costs[index], settled: settled[index] ?? 0 }]))]))
  return new Map(daysOf(scope.range).map((day): [Day, DayState] => {
    const holding = connectors.filter(({ state, firstDay, lastDay }) => firstDay !== null && lastDay !== null && day >= firstDay && (state !== 'removed' || day <= lastDay))
    if (!holding.some(({ id }) => stored.get(id)?.get(day)?.costs)) return [day, 'missing']
    if (day >= today) return [day, 'open']
    return [day, holding.every(({ id, provider }) => (stored.get(id)?.get(day)?.settled ?? 0) >= (pulled.get(provider)?.length ?? 0)) ? 'settled' : 'provisional']
  }))
}

const Counts = z.tuple([z.object({ days: z.array(z.coerce.number()) })])

/** Whether every chosen connector that still reads has read the costs of every day of these ranges, and none is without the keys that are asked for: only then are they fit to compare. */
export async function areWhollyRead(tx: ReadTx, scope: ReportScope, ranges: DayRange[]): Promise<boolean> {
  const { organizationId, reading, only } = scope
  if (reading.length === 0) return false
  if (only.apiKeys) for (const range of ranges) if ((await keylessDays(tx, { ...scope, range })).length > 0) return false
  const values: unknown[] = [organizationId, reading]
  const within = ranges.map(({ from, to }) => `day between $${values.push(from)}::date and $${values.push(to)}::date`)
  const [{ days }] = Counts.parse((await tx.query(
    `select array[${within.map((range) => `count(*) filter (where ${range})`).join()}]::text[] as days from "DayState"
     where "organizationId" = $1 and "connectorId" = any($2::uuid[]) and service = 'costs' and (${within.join(' or ')})`, values)).rows)
  return ranges.every((range, index) => days[index] === reading.length * dayCount(range))
}
