import { z } from 'zod'
import { addDays, Day, startOfDayMs } from '@/lib/domain/day'
import { compareDecimals, DecimalText } from '@/lib/domain/money'
import { PULLED_SERVICES } from '@/lib/domain/services'
import { rowsOf, type Ship } from './fleet'
import type { Truths } from './wrong-days'

const LEAST_WAIT_MS = 60_000
const Named = z.object({ what: z.string() })

/** Days up to "settled through" that some service has not settled: the word would run ahead of the data. */
export const aheadOfData = (ship: Ship) => rowsOf(ship, Named, `
  select n.service || ' ' || d::date as what from "Connector" c
  cross join lateral generate_series((select min(day) from "DayState" where service = 'costs'), c."settledThrough", interval '1 day') d cross join unnest($1::text[]) n(service)
  where not exists (select from "DayState" s where s.service = n.service and s.day = d::date and s."fetchedAt" >= (d::date + 2)::timestamp at time zone 'UTC')`, [PULLED_SERVICES])

/** Fetches that came again before OpenAI's "too many requests" of the same service was over. */
export const hammered = (ship: Ship) => rowsOf(ship, Named, `
  select service || ' ' || "startedAt" as what from (
    select *, lag("errorCode") over fetches as before, lag("finishedAt") over fetches as ended from "Pull" where service <> 'directory'
    window fetches as (partition by service, width, reason = 'history' order by "startedAt", "finishedAt")) p
  where before = 'rate_limited' and "startedAt" > ended and "startedAt" < ended + make_interval(secs => $1)`, [LEAST_WAIT_MS / 1000 - 1])

/** Slots in which the same days of a service were read twice by the hourly schedule (at 03 the daily one comes on top). */
export const slotsReadTwice = (ship: Ship) => rowsOf(ship, Named, `
  select service || ' ' || width || ' ' || date_trunc('hour', "startedAt") as what from "Pull"
  where "errorCode" is null and reason <> 'history' group by service, width, "toDay", date_trunc('hour', "startedAt")
  having count(*) > case when extract(hour from date_trunc('hour', "startedAt") at time zone 'UTC') = 3 then 2 else 1 end`)

/**
 * What is less fresh than the schedules promise: today since the last hourly slot, the days before since the last daily one,
 * older ones since they could be settled; and none missing.
 */
export const stale = (ship: Ship, { from, today, hourly, daily }: { from: Day; today: Day; hourly: Date; daily: Date }) => rowsOf(ship, Named, `
  select n.service || ' ' || d::date as what from generate_series($1::date, $2::date, interval '1 day') d cross join unnest($3::text[]) n(service)
  left join "DayState" s on s.service = n.service and s.day = d::date
  where s.day is null or (d::date = $2::date and s."fetchedAt" < $4) or (d::date >= $2::date - 2 and s."fetchedAt" < $5)
    or (d::date < $2::date - 1 and s."fetchedAt" < (d::date + 2)::timestamp at time zone 'UTC')`, [from, today, PULLED_SERVICES, hourly, daily])

/** What the connector says of itself while nothing is wrong any more: nothing. */
export const complaints = (ship: Ship) => rowsOf(ship, Named, `select "lastErrorCode" || coalesce(' ' || "retryAt", '') as what from "Connector" where "lastErrorCode" is not null or "retryAt" is not null`)

const Restated = z.object({ service: z.string(), measure: z.string(), day: Day, oldValue: DecimalText, newValue: DecimalText, seenAt: z.date() })

/** Restatements of days that were not settled, or whose values are not what was stored before and what the simulator told then. */
export async function falseRestatements(ship: Ship, truths: Truths): Promise<{ count: number; wrong: string[] }> {
  const rows = await rowsOf(ship, Restated, `select service, measure, day, "oldValue"::text, "newValue"::text, "seenAt" from "Restatement" order by service, measure, day, "seenAt"`)
  const wrong: string[] = []
  for (const [index, row] of rows.entries()) {
    const { usd, usage } = await truths.of(ship.slug, row.day, row.seenAt)
    const told = row.service === 'costs' ? (row.measure === 'amount' ? usd : null) : DecimalText.parse(usage[row.service]?.[row.measure] ?? '0')
    const before = rows[index - 1]
    const follows = !before || before.service !== row.service || before.measure !== row.measure || before.day !== row.day || compareDecimals(before.newValue, row.oldValue) === 0
    const settled = row.seenAt.getTime() >= startOfDayMs(addDays(row.day, 2))
    if (!settled || !follows || (told !== null && compareDecimals(told, row.newValue) !== 0) || compareDecimals(row.oldValue, row.newValue) === 0) wrong.push(JSON.stringify(row))
  }
  return { count: rows.length, wrong }
}
