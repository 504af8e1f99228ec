import 'server-only'
import { z } from 'zod'
import { Day, dayCount, daysOf, type DayRange } from '@/lib/domain/day'
import { pulledOf } from '@/lib/features/connectors/provider-of'
import type { ReadTx } from '@/lib/platform/tenant'
import { BOUND, bound, type ReportConnector, type ReportScope } from '../report-scope'
import type { DayState } from '../report-frame-model'

const Flags = z.array(z.boolean())
const Stored = z.array(z.object({ connectorId: z.uuid(), days: z.array(Day), dollars: Flags, tokens: Flags, units: Flags, settled: z.array(z.number()) }))

/** The state of each day: of its dollars, of its tokens of completions, and of what any service counted. They are read apart: an import stores the costs of a day after its usage. */
type What = 'dollars' | 'tokens' | 'units'
export type DayStates = (what: What) => Map<Day, DayState>

/**
 * The state of each day over the chosen connectors whose history holds it: from the first day stored of a connector on, for a
 * removed one up to its last. Settled when every pull of all of them started two days later or after, provisional while
 * one lacks it, missing when no connector has read what it is the state of.
 */
export async function dayStates(tx: ReadTx, scope: ReportScope, connectors: Pick<ReportConnector, 'id' | 'provider' | 'state' | 'firstDay' | 'lastDay'>[], today: Day): Promise<DayStates> {
  const pulled = new Map([...new Set(connectors.map(({ provider }) => provider))].map((provider) => [provider, pulledOf(provider)]))
  const values = bound(scope)
  const pulls = Array.from(pulled, ([provider, services]) => {
    const ids = connectors.filter((one) => one.provider === provider).map(({ id }) => id)
    return `f."connectorId" = any($${values.push(ids)}::uuid[]) and f.service = any($${values.push(services)}::text[])`
  })
  const rows = Stored.parse((await tx.query(
    `select "connectorId", ${['days', 'dollars', 'tokens', 'units', 'settled'].map((name) => `array_to_json(array_agg(${name})) as ${name}`).join()} from (
       select f."connectorId", f.day as days, bool_or(f.service = 'costs') as dollars, bool_or(f.service = 'completions') as tokens, bool_or(f.service <> 'costs') as units,
         count(*) filter (where f."fetchedAt" >= (f.day + 2)::timestamp at time zone 'UTC') as settled
       from "DayState" f where ${BOUND} and (${pulls.join(' or ') || 'false'}) group by 1, 2) days group by 1`, values)).rows)
  const stored = new Map(rows.map(({ connectorId, days, dollars, tokens, units, settled }) => [connectorId, new Map(days.map((day, index) => [day, { dollars: dollars[index], tokens: tokens[index], units: units[index], settled: settled[index] ?? 0 }]))]))
  const stateOf = (day: Day, what: What): DayState => {
    const reads = ({ id }: { id: string }) => stored.get(id)?.get(day)?.[what] === true
    if (!connectors.some(reads)) return 'missing'
    if (day >= today) return 'open'
    const holding = connectors.filter((one) => reads(one) || (one.firstDay !== null && one.lastDay !== null && day >= one.firstDay && (one.state !== 'removed' || day <= one.lastDay)))
    return holding.every(({ id, provider }) => (stored.get(id)?.get(day)?.settled ?? 0) >= (pulled.get(provider)?.length ?? 0)) ? 'settled' : 'provisional'
  }
  return (what) => new Map(daysOf(scope.range).map((day) => [day, stateOf(day, what)]))
}

const Counts = z.tuple([z.object({ days: z.array(z.coerce.number()) })])

/** Whether every chosen connector that still reads has read the costs of every day of these ranges, and none is without the keys that are asked for: only then are they fit to compare. */
export async function areWhollyRead(tx: ReadTx, { organizationId, reading, keyless }: ReportScope, ranges: DayRange[]): Promise<boolean> {
  if (reading.length === 0 || keyless.some((day) => ranges.some(({ from, to }) => day >= from && day <= to))) return false
  const values: unknown[] = [organizationId, reading]
  const within = ranges.map(({ from, to }) => `day between $${values.push(from)}::date and $${values.push(to)}::date`)
  const [{ days }] = Counts.parse((await tx.query(
    `select array[${within.map((range) => `count(*) filter (where ${range})`).join()}]::text[] as days from "DayState"
     where "organizationId" = $1 and "connectorId" = any($2::uuid[]) and service = 'costs' and (${within.join(' or ')})`, values)).rows)
  return ranges.every((range, index) => days[index] === reading.length * dayCount(range))
}
