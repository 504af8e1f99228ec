import 'server-only'
import { z } from 'zod'
import { addDays, Day, dayCount, dayOfMs, dayOfSeconds, startOfDayMs, startOfDaySeconds, type DayRange } from '@/lib/domain/day'
import { PULLED_SERVICES } from '@/lib/domain/services'
import type { Context } from '@/lib/features/viewer/context'
import { today } from '@/lib/platform/clock'
import { inTenant, inTenantSql, type SqlTx } from '@/lib/platform/tenant'
import { wantedFrom, type HistoryRow } from './history-progress'
import { PREVIEW_DAYS } from './draft'
import { REREAD_DAYS } from './plan-poll'
import { openConnector, savedConnector, type SavedConnector } from './open-connector'
import { syncConnector } from './sync-connector'

/** A full page of usage is 31 buckets of a day. */
const CHUNK_DAYS = 31
const Newest = z.array(z.object({ day: Day.nullable() }))

/**
 * Reads the newest part of the wanted history that is still missing, at most 31 UTC days, newest first. What is stored is
 * the place to go on from, so it survives restarts and a replaced key. `more`: there may be more to read now.
 * @throws NotFound, Conflict; ProviderError after noting it on the connector
 */
export async function importHistoryChunk(ctx: Context, connectorId: string): Promise<{ more: boolean; rows: number }> {
  const saved = await savedConnector(ctx, connectorId)
  const chunk = await inTenantSql(ctx, (tx) => nextChunk(tx, saved), 'read')
  if (!chunk) return { more: false, rows: 0 }
  const connector = await openConnector(ctx, connectorId)
  const { rows, failed, earliest } = await syncConnector(ctx, connector, { range: chunk, reason: 'history', hourly: false, directory: false })
  if (!failed.length) return { more: true, rows }
  const other = failed.find(({ problem }) => problem.code !== 'range_unavailable')
  if (other) throw other.error
  await shorten(ctx, connector, earliest === null ? addDays(chunk.to, 1) : firstWholeDay(earliest), chunk)
  return { more: true, rows }
}

/** OpenAI keeps no older days: the import ends at the first whole one it named; without a name this chunk is given up. */
async function shorten(ctx: Context, connector: SavedConnector, earliest: Day, chunk: DayRange): Promise<void> {
  const from = earliest > chunk.from ? earliest : addDays(chunk.to, 1)
  await inTenant(ctx, (tx) => tx.connector.updateMany({
    where: { id: connector.id, organizationId: ctx.organizationId },
    data: { historyFrom: new Date(startOfDayMs(from)) },
  }))
}

const firstWholeDay = (seconds: number): Day => {
  const day = dayOfSeconds(seconds)
  return startOfDaySeconds(day) === seconds ? day : addDays(day, 1)
}

/**
 * The days to read next, newest first; null once none is missing. From the first day wanted up to where polls reread: the
 * history asked for at Save, and whatever a long pause left unread or unsettled since.
 */
export async function nextChunk(tx: SqlTx, connector: HistoryRow): Promise<DayRange | null> {
  const from = wantedFrom(connector)
  if (!from || !connector.savedAt) return null
  const [beforeSave, beforePolls] = [addDays(dayOfMs(connector.savedAt.getTime()), -PREVIEW_DAYS), addDays(today(), -REREAD_DAYS)]
  const range: DayRange = { from, to: beforeSave > beforePolls ? beforeSave : beforePolls }
  if (dayCount(range) === 0) return null
  const [newest] = Newest.parse((await tx.query(
    `select max(d)::date as day from generate_series($3::date, $4::date, interval '1 day') d
     where (select count(*) from "DayState" s where s."organizationId" = $1 and s."connectorId" = $2 and s.day = d::date and s.service = any($5::text[])
       and s."fetchedAt" >= (d::date + 2)::timestamp at time zone 'UTC') < ${PULLED_SERVICES.length}`,
    [connector.organizationId, connector.id, range.from, range.to, PULLED_SERVICES])).rows)
  if (!newest?.day) return null
  const chunkFrom = addDays(newest.day, 1 - CHUNK_DAYS)
  return { from: chunkFrom > range.from ? chunkFrom : range.from, to: newest.day }
}
