import 'server-only'
import { z } from 'zod'
import { addDays, Day, dayCount, dayOfMs, type DayRange } from '@/lib/domain/day'
import { PulledService } from '@/lib/domain/services'
import { CALLS_AT_ONCE } from '@/lib/features/ingest/call-budget'
import type { Wanted } from '@/lib/features/ingest/fetch-parts'
import { today } from '@/lib/platform/clock'
import type { SqlTx } from '@/lib/platform/tenant'
import type { Provider } from '@/lib/providers/provider'
import { PREVIEW_DAYS } from './draft'
import { wantedFrom, type HistoryRow } from './history-progress'
import { REREAD_DAYS } from './plan-poll'

/** A full page of usage is 31 buckets of a day; one of costs holds 180, more than a part has. */
const PAGE_DAYS = 31
/** Three full pages of each service, whose costs are one call. */
const PART_DAYS = 3 * PAGE_DAYS
/** A year of a small organization is read in one go, a quarter of a large one: while one part is stored the next is fetched. */
const [MOST_PARTS, CHUNK_ROWS] = [4, 100_000]

export type MissingDay = { service: PulledService; day: Day }
/** Some days: the usage in full pages, then the costs. */
export type ImportPart = { usage: Wanted[]; costs: Wanted[] }
/** What is read next, newest days first. `together`: so many pages side by side. */
export type ImportChunk = { range: DayRange; parts: ImportPart[]; together: number }
const Missing = z.array(z.object({ service: PulledService, day: Day }))

/**
 * The days that a connector wants, from the first one up to where polls reread: the history asked for at Save, and whatever
 * a long pause left unread or unsettled since. Null when there are none.
 */
function importRange(connector: HistoryRow): DayRange | null {
  const from = wantedFrom(connector)
  if (!from || !connector.savedAt) return null
  const [beforeSave, beforePolls] = [addDays(dayOfMs(connector.savedAt.getTime()), -PREVIEW_DAYS), addDays(today(), -REREAD_DAYS)]
  const range: DayRange = { from, to: beforeSave > beforePolls ? beforeSave : beforePolls }
  return dayCount(range) === 0 ? null : range
}

/** Every service and day that the import still has to read, newest first: missing, or read before it was settled. */
export async function missingDays(tx: SqlTx, connector: HistoryRow & { provider: Pick<Provider, 'services'> }, most?: number): Promise<MissingDay[]> {
  const range = importRange(connector)
  if (!range) return []
  return Missing.parse((await tx.query(
    `select service, d::date as day from generate_series($3::date, $4::date, interval '1 day') d cross join unnest($5::text[]) as service
     where not exists (select 1 from "DayState" s where s."organizationId" = $1 and s."connectorId" = $2 and s.day = d::date and s.service = service.service
       and s."fetchedAt" >= (d::date + 2)::timestamp at time zone 'UTC')
     order by d desc limit $6`, [connector.organizationId, connector.id, range.from, range.to, [...connector.provider.services.map(({ service }) => service), 'costs'], most ?? null])).rows)
}

/** A page of so many rows stands below the size at which an answer is refused. */
const PAGE_ROWS = 10_000
/** So many rows stand in memory together, in pages that are fetched or wait to be stored: a worker of a small machine has room for them. */
const HELD_ROWS = 16_000
/** While some are fetched, others are stored. */
const LEAST_TOGETHER = 3
const MOST_TOGETHER = 4 * CALLS_AT_ONCE
const Busy = z.array(z.object({ service: PulledService, rows: z.coerce.number() }))

/** How many rows the busiest day stored so far has of each service; none is known before anything is stored. */
export async function busiestDays(tx: SqlTx, { id, organizationId }: Pick<HistoryRow, 'id' | 'organizationId'>): Promise<Map<PulledService, number>> {
  return new Map(Busy.parse((await tx.query(
    `select service, max(rows) as rows from (
       select service, sum(rows) as rows from "WorkRollup" where "organizationId" = $1 and "connectorId" = $2 group by service, day
       union all select 'costs', sum(rows) from "SpendRollup" where "organizationId" = $1 and "connectorId" = $2 and not spread group by day) days group by 1`, [organizationId, id])).rows).map(({ service, rows }) => [service, rows]))
}

/** The newest chunk of what is missing, in the fewest calls: pages of all days that OpenAI gives, fewer where days have very many rows. Null once nothing is. */
export function planImport(missing: MissingDay[], services: Provider['services'], busiest: Map<PulledService, number>): ImportChunk | null {
  const [newest, oldest] = [missing[0]?.day, missing.at(-1)?.day]
  if (!newest || !oldest) return null
  const rowsOf = (service: PulledService) => Math.max(1, busiest.get(service) ?? 0)
  const pageDays = (service: PulledService, most: number) => Math.max(1, Math.min(most, Math.floor(PAGE_ROWS / rowsOf(service))))
  const partRows = PART_DAYS * [...services.map(({ service }) => service), 'costs' as const].reduce((sum, service) => sum + rowsOf(service), 0)
  const count = Math.max(1, Math.min(MOST_PARTS, Math.floor(CHUNK_ROWS / partRows)))
  const within = (from: Day, to: Day): DayRange => ({ from: from > oldest ? from : oldest, to })
  const wanted = (service: PulledService, { from, to }: DayRange, most: number): Wanted[] =>
    pagesOver(missing.filter((one) => one.service === service && one.day >= from && one.day <= to).map(({ day }) => day), pageDays(service, most)).map((page) => ({ service, width: '1d', range: page }))
  const range = within(addDays(newest, 1 - count * PART_DAYS), newest)
  const parts = Array.from({ length: count }, (_, part) => within(addDays(newest, 1 - (part + 1) * PART_DAYS), addDays(newest, -part * PART_DAYS))).map((days, part): ImportPart => ({
    // A service that may not exist is asked in one go, with the first part: if it is not there, one answer says so of every day.
    usage: services.flatMap(({ service, optional }) => (!optional ? wanted(service, days, PAGE_DAYS) : part > 0 ? [] : wanted(service, range, count * PART_DAYS).map((one) => ({ ...one, ifAbsent: { from: oldest, to: one.range.to } })))),
    costs: wanted('costs', days, PART_DAYS),
  }))
  const largest = Math.max(...services.map(({ service }) => rowsOf(service) * pageDays(service, PAGE_DAYS)))
  return { range, parts, together: Math.max(LEAST_TOGETHER, Math.min(MOST_TOGETHER, Math.floor(HELD_ROWS / largest))) }
}

/** Ranges of at most `most` days that cover these days (newest first) and begin and end with one of them. */
function pagesOver(days: Day[], most: number): DayRange[] {
  const pages: DayRange[] = []
  for (const day of days) {
    const page = pages.at(-1)
    if (page && day > addDays(page.to, -most)) page.from = day
    else pages.push({ from: day, to: day })
  }
  return pages
}
