import 'server-only'
import { z } from 'zod'
import { addDays, dayCount, dayOfMs, type Day, type DayRange } from '@/lib/domain/day'
import { sql, type ReadTx, type Tx } from '@/lib/platform/tenant'
import { PREVIEW_DAYS } from './draft'
import { pulledPairs } from './provider-of'

/** What says which history a connector wants. */
export type HistoryRow = { id: string; organizationId: string; historyDays: number | null; savedAt: Date | null; historyFrom: Date | null }

/** The first UTC day a connector wants: as far back as asked for at Save, but not before the earliest that OpenAI named. */
export function wantedFrom({ savedAt, historyDays, historyFrom }: HistoryRow): Day | null {
  if (!savedAt || !historyDays) return null
  const wanted = addDays(dayOfMs(savedAt.getTime()), 1 - historyDays)
  const earliest = historyFrom ? dayOfMs(historyFrom.getTime()) : wanted
  return earliest > wanted ? earliest : wanted
}

/** The days of history asked for at Save that lie before the 14 shown. Null when none were. */
export function historyRange(row: HistoryRow): DayRange | null {
  const from = wantedFrom(row)
  if (!from || !row.savedAt || !row.historyDays || row.historyDays <= PREVIEW_DAYS) return null
  return { from, to: addDays(dayOfMs(row.savedAt.getTime()), -PREVIEW_DAYS) }
}

const Count = z.array(z.object({ done: z.coerce.number() }))

/** How many of the wanted days are read, by the service that is furthest behind. Null once nothing is missing. */
export async function historyProgress(tx: Tx | ReadTx, row: HistoryRow): Promise<{ done: number; total: number } | null> {
  const range = historyRange(row)
  if (!range || !row.historyDays) return null
  const total = dayCount(range)
  if (total === 0) return null
  const { providers, services } = pulledPairs()
  const [count] = Count.parse(await sql(tx, `select min(days) as done from (
      select count(s.day) as days from unnest($5::text[], $6::text[]) p(provider, service) join "Connector" c on c.provider = p.provider and c."organizationId" = $1::uuid and c.id = $2::uuid
      left join "DayState" s on s."organizationId" = c."organizationId" and s."connectorId" = c.id and s.service = p.service and s.day between $3::date and $4::date group by p.service) pulled`,
    [row.organizationId, row.id, range.from, range.to, providers, services]))
  const done = count?.done ?? 0
  return done >= total ? null : { done: done + PREVIEW_DAYS, total: total + PREVIEW_DAYS }
}
