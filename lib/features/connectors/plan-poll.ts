import { addDays, dayOfMs, startOfDayMs, type Day, type DayRange } from '@/lib/domain/day'
import type { PulledService, UsageService } from '@/lib/domain/services'

export type PlannedPull = { service: PulledService; width: '1d' | '1h'; range: DayRange }
export type PollPlan = { reason: 'hourly' | 'daily' | 'weekly'; pulls: PlannedPull[]; directory: boolean }
/** The hours of completions, under the name that the state of their days is kept. */
export const HOURS = 'completions_hourly'
/** When what is stored of a service and UTC day was fetched (milliseconds). */
export type FetchedDay = { service: PulledService | typeof HOURS; day: Day; fetchedAt: number }

/** A daily poll reads the costs, a weekly one the usage of so many days, today counted. */
export const REREAD_DAYS = 35
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
export const DAILY_AT_MS = 3.5 * HOUR_MS
export const WEEKLY_AT_MS = 4.25 * HOUR_MS
/** Yesterday is read hourly until it has been read at or after 06:00 UTC. */
export const YESTERDAY_UNTIL_MS = 6 * HOUR_MS
/** 1970-01-04, the first Sunday. */
const FIRST_SUNDAY_MS = 3 * DAY_MS

const lastSlot = (nowMs: number, first: number, period: number) => nowMs - ((((nowMs - first) % period) + period) % period)
const earliest = (...days: Day[]): Day => days.reduce((first, day) => (day < first ? day : first))

/**
 * What to read now (product.md, Polling), from what is stored and not from which schedule asks: whatever was missed is read
 * by the next poll, and what is fresh is not read again. Per service one range that ends today.
 * Daily slot 03:30 UTC: from T-2, or from the oldest day of the last 35 that is missing or not settled yet; costs from T-34.
 * Weekly slot Sunday 04:15 UTC: usage from T-34. `importTo`: what is missing up to this day is read by the import of history.
 */
export function planPoll(nowMs: number, services: readonly UsageService[], stored: FetchedDay[], importTo: Day | null = null): PollPlan {
  const today = dayOfMs(nowMs)
  const [yesterday, twoAgo, oldest] = [addDays(today, -1), addDays(today, -2), addDays(today, 1 - REREAD_DAYS)]
  const fetched = new Map(stored.map(({ service, day, fetchedAt }) => [`${service} ${day}`, fetchedAt]))
  const fetchedAt = (service: FetchedDay['service'], day: Day) => fetched.get(`${service} ${day}`) ?? -Infinity
  const dailySlot = lastSlot(nowMs, DAILY_AT_MS, DAY_MS)
  const weeklySlot = lastSlot(nowMs, FIRST_SUNDAY_MS + WEEKLY_AT_MS, 7 * DAY_MS)
  const window = Array.from({ length: REREAD_DAYS - 2 }, (_, index) => addDays(oldest, index))

  const isDailyDue = (service: FetchedDay['service']) => fetchedAt(service, twoAgo) < dailySlot
  const isWeeklyDue = (service: PulledService) => window.some((day) => day < twoAgo && fetched.has(`${service} ${day}`) && fetchedAt(service, day) < weeklySlot)
  const firstUnsettled = (service: PulledService) => window.find((day) => day > (importTo ?? '') && fetchedAt(service, day) < startOfDayMs(addDays(day, 2))) ?? twoAgo
  const hourlyFrom = (service: FetchedDay['service']) => (fetchedAt(service, yesterday) < startOfDayMs(today) + YESTERDAY_UNTIL_MS ? yesterday : today)
  const usageFrom = (service: UsageService) => {
    if (isWeeklyDue(service)) return oldest
    return isDailyDue(service) ? earliest(firstUnsettled(service), hourlyFrom(service)) : hourlyFrom(service)
  }
  const costsDue = isDailyDue('costs') || fetchedAt('costs', addDays(twoAgo, -1)) < dailySlot

  const pulls: PlannedPull[] = services.map((service) => ({ service, width: '1d', range: { from: usageFrom(service), to: today } }))
  pulls.push({ service: 'costs', width: '1d', range: { from: costsDue ? oldest : hourlyFrom('costs'), to: today } })
  pulls.push({ service: 'completions', width: '1h', range: { from: isDailyDue(HOURS) ? twoAgo : hourlyFrom(HOURS), to: today } })
  const reason = services.some(isWeeklyDue) ? 'weekly' : costsDue || services.some(isDailyDue) ? 'daily' : 'hourly'
  return { reason, pulls, directory: reason !== 'hourly' }
}
