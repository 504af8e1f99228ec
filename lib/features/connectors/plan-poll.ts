import { addDays, dayOfMs, daysOf, startOfDayMs, type Day, type DayRange } from '@/lib/domain/day'
import type { PulledService, UsageService } from '@/lib/domain/services'

export type PlannedPull = { service: PulledService; width: '1d' | '1h'; range: DayRange }
export type PollPlan = { reason: 'hourly' | 'daily' | 'weekly'; pulls: PlannedPull[]; directory: boolean }
/** The hours of completions, under the name that the state of their days is kept. */
export const HOURS = 'completions_hourly'
/** When what is stored of a service and UTC day was fetched (milliseconds). */
export type FetchedDay = { service: PulledService | typeof HOURS; day: Day; fetchedAt: number }

/** A daily poll reads the costs, a weekly one the usage of so many days, today counted. */
export const REREAD_DAYS = 35
/** So many of them, today counted, are read apart from what is older: those 31 days are a full page of OpenAI's. */
const FRESH_DAYS = 4
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
export const DAILY_AT_MS = 3.5 * HOUR_MS
export const WEEKLY_AT_MS = 4.25 * HOUR_MS
/** Yesterday is read hourly until it has been read at or after 06:00 UTC. */
export const YESTERDAY_UNTIL_MS = 6 * HOUR_MS
/** 1970-01-04, the first Sunday. */
export const FIRST_SUNDAY_MS = 3 * DAY_MS

const lastSlot = (nowMs: number, first: number, period: number) => nowMs - ((((nowMs - first) % period) + period) % period)
const earliest = (...days: Day[]): Day => days.reduce((first, day) => (day < first ? day : first))

/**
 * What to read now (product.md, Polling), from what is stored and not from which schedule asks: whatever was missed is read
 * by the next poll, and what is fresh is not read again. Per service one range that ends today; where it reaches back far, its
 * older days are a range of their own, after all that is fresh: what keeps an old page from being read must not keep today out.
 * Daily slot 03:30 UTC: from T-2; costs from T-34. Weekly slot Sunday 04:15 UTC: usage from T-34. At any time: from the oldest
 * day of the last 35 that is missing or not settled yet. `importTo`: what is missing up to this day is read by the import of history.
 */
export function planPoll(nowMs: number, services: readonly UsageService[], stored: FetchedDay[], importTo: Day | null = null): PollPlan {
  const today = dayOfMs(nowMs)
  const [yesterday, twoAgo, oldest, freshFrom] = [addDays(today, -1), addDays(today, -2), addDays(today, 1 - REREAD_DAYS), addDays(today, 1 - FRESH_DAYS)]
  // A clock that was ahead says nothing of when a day was read.
  const fetched = new Map(stored.map(({ service, day, fetchedAt }) => [`${service} ${day}`, fetchedAt > nowMs ? -Infinity : fetchedAt]))
  const fetchedAt = (service: FetchedDay['service'], day: Day) => fetched.get(`${service} ${day}`) ?? -Infinity
  const dailySlot = lastSlot(nowMs, DAILY_AT_MS, DAY_MS)
  const weeklySlot = lastSlot(nowMs, FIRST_SUNDAY_MS + WEEKLY_AT_MS, 7 * DAY_MS)
  const older = daysOf({ from: oldest, to: addDays(twoAgo, -1) })

  const isDailyDue = (service: FetchedDay['service']) => fetchedAt(service, twoAgo) < dailySlot
  const isLate = (service: PulledService, day: Day, slot: number) => fetched.has(`${service} ${day}`) && fetchedAt(service, day) < slot
  const costsDue = isDailyDue('costs') || fetchedAt('costs', addDays(twoAgo, -1)) < dailySlot
  // Days before the first one stored are no gap: the daily slot completes them.
  const begun = earliest(today, ...stored.map(({ day }) => day))
  const isGap = (service: PulledService, day: Day) =>
    day > (importTo ?? '') && (day >= begun || costsDue || isDailyDue(service)) && fetchedAt(service, day) < startOfDayMs(addDays(day, 2))
  const hourlyFrom = (service: FetchedDay['service']) => (fetchedAt(service, yesterday) < startOfDayMs(today) + YESTERDAY_UNTIL_MS ? yesterday : today)
  const lastDaysFrom = (service: FetchedDay['service']) => (isDailyDue(service) ? twoAgo : hourlyFrom(service))
  const rangesOf = (service: PulledService, slot: number): DayRange[] => {
    const from = older.find((day) => isLate(service, day, slot) || isGap(service, day)) ?? lastDaysFrom(service)
    return from < freshFrom ? [{ from: freshFrom, to: today }, { from, to: addDays(freshFrom, -1) }] : [{ from, to: today }]
  }

  const days = [...services.map((service) => ({ service, ranges: rangesOf(service, weeklySlot) })), { service: 'costs' as const, ranges: rangesOf('costs', dailySlot) }]
  const part = (index: number): PlannedPull[] => days.flatMap(({ service, ranges }) => ranges.slice(index, index + 1).map((range) => ({ service, width: '1d', range })))
  const pulls: PlannedPull[] = [...part(0), { service: 'completions', width: '1h', range: { from: lastDaysFrom(HOURS), to: today } }, ...part(1)]
  const isWeeklyDue = services.some((service) => older.some((day) => isLate(service, day, weeklySlot)))
  const reason = isWeeklyDue ? 'weekly' : days.some(({ ranges }) => ranges.some(({ from }) => from < yesterday)) ? 'daily' : 'hourly'
  return { reason, pulls, directory: reason !== 'hourly' }
}
