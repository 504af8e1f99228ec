import 'server-only'
import { z } from 'zod'
import { addDays, dayCount, dayOfMs, type Day, type DayRange } from '@/lib/domain/day'
import { PREVIEW_DAYS } from './draft'
import { sql, type SqlTx, type Tx } from '@/lib/platform/tenant'

/** What says which history a connector wants. */
export type HistoryRow = { id: string; organizationId: string; historyDays: number | null; savedAt: Date | null; historyFrom: Date | null }

/** The days of history asked for at Save that lie before the 14 shown. Null when none were. */
export function historyRange(row: HistoryRow): DayRange | null {
  if (!row.savedAt || !row.historyDays || row.historyDays <= PREVIEW_DAYS) return null
  const last = dayOfMs(row.savedAt.getTime())
  const wanted = addDays(last, 1 - row.historyDays)
  const earliest: Day = row.historyFrom ? dayOfMs(row.historyFrom.getTime()) : wanted
  return { from: earliest > wanted ? earliest : wanted, to: addDays(last, -PREVIEW_DAYS) }
}

const Count = z.array(z.object({ done: z.coerce.number() }))

/** How many of the wanted days have their costs, the last pull of each day. Null once nothing is missing. */
export async function historyProgress(tx: Tx | SqlTx, row: HistoryRow): Promise<{ done: number; total: number } | null> {
  const range = historyRange(row)
  if (!range || !row.historyDays) return null
  const total = dayCount(range)
  if (total === 0) return null
  const [count] = Count.parse(await sql(tx, `select count(*) as done from "DayState" where "organizationId" = $1::uuid and "connectorId" = $2::uuid and service = 'costs' and day between $3::date and $4::date`, [row.organizationId, row.id, range.from, range.to]))
  const done = count?.done ?? 0
  return done >= total ? null : { done: done + PREVIEW_DAYS, total: total + PREVIEW_DAYS }
}
