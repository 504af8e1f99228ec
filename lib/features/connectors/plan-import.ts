import 'server-only'
import { z } from 'zod'
import { addDays, Day, dayCount, dayOfMs, type DayRange } from '@/lib/domain/day'
import { PulledService } from '@/lib/domain/services'
import type { Wanted } from '@/lib/features/ingest/fetch-parts'
import { today } from '@/lib/platform/clock'
import type { SqlTx } from '@/lib/platform/tenant'
import type { Provider } from '@/lib/providers/provider'
import { PREVIEW_DAYS } from './draft'
import { wantedFrom, type HistoryRow } from './history-progress'
import { REREAD_DAYS } from './plan-poll'

/** A full page of usage is 31 buckets of a day; one of costs holds 180, more than a chunk has. */
const PAGE_DAYS = 31
/** Three full pages of each service are read side by side; the costs of them are one call. */
const CHUNK_DAYS = 3 * PAGE_DAYS

export type MissingDay = { service: PulledService; day: Day }
/** What is read next, newest days first: the usage in full pages, then the costs, whose days are whole with them. */
export type ImportChunk = { range: DayRange; usage: Wanted[]; costs: Wanted[] }
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

/** A page of so many rows stands in memory and below the size at which an answer is refused, four of them at once. */
const PAGE_ROWS = 10_000
const Busy = z.array(z.object({ service: PulledService, rows: z.coerce.number() }))

type PageDays = (service: PulledService, most: number) => number

/** How many days a page of each service may have: all that OpenAI gives, fewer where the busiest day stored so far has very many rows. */
export async function pageDaysOf(tx: SqlTx, { id, organizationId }: Pick<HistoryRow, 'id' | 'organizationId'>): Promise<PageDays> {
  const busy = new Map(Busy.parse((await tx.query(
    `select service, max(rows) as rows from (
       select service, sum(rows) as rows from "WorkRollup" where "organizationId" = $1 and "connectorId" = $2 group by service, day
       union all select 'costs', sum(rows) from "SpendRollup" where "organizationId" = $1 and "connectorId" = $2 and not spread group by day) days group by 1`, [organizationId, id])).rows).map(({ service, rows }) => [service, rows]))
  return (service, most) => Math.max(1, Math.min(most, Math.floor(PAGE_ROWS / Math.max(1, busy.get(service) ?? 0))))
}

/** The newest chunk of what is missing, in the fewest calls. Null once nothing is. */
export function planImport(missing: MissingDay[], services: Provider['services'], pageDays: PageDays = (_, most) => most): ImportChunk | null {
  const [newest, oldest] = [missing[0]?.day, missing.at(-1)?.day]
  if (!newest || !oldest) return null
  const first = addDays(newest, 1 - CHUNK_DAYS)
  const range: DayRange = { from: first > oldest ? first : oldest, to: newest }
  const daysOf = (service: PulledService) => missing.filter((one) => one.service === service && one.day >= range.from).map(({ day }) => day)
  const wanted = (service: PulledService, pageDays: number): Wanted[] => pagesOver(daysOf(service), pageDays).map((page) => ({ service, width: '1d', range: page }))
  return {
    range,
    // A service that may not exist is asked in one go: if it is not there, one answer says so of every day.
    usage: services.flatMap(({ service, optional }) => (optional ? wanted(service, pageDays(service, CHUNK_DAYS)).map((one) => ({ ...one, ifAbsent: { from: oldest, to: one.range.to } })) : wanted(service, pageDays(service, PAGE_DAYS)))),
    costs: wanted('costs', pageDays('costs', CHUNK_DAYS)),
  }
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
