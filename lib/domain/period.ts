import { z } from 'zod'
import { addDays, Day, dayCount, firstOfMonth, lastDays, type DayRange } from './day'

export const PERIODS = [
  'month-to-date', 'last-7-days', 'last-14-days', 'last-30-days', 'last-90-days', 'last-month', 'quarter-to-date', 'year-to-date', 'custom',
] as const
export const Period = z.enum(PERIODS)
export type Period = z.infer<typeof Period>
/** A period that follows from the day it is. */
export type Preset = Exclude<Period, 'custom'>

export const DEFAULT_PERIOD: Preset = 'month-to-date'

export const PERIOD_LABELS: Record<Period, string> = {
  'month-to-date': 'Month to date',
  'last-7-days': 'Last 7 days',
  'last-14-days': 'Last 14 days',
  'last-30-days': 'Last 30 days',
  'last-90-days': 'Last 90 days',
  'last-month': 'Last month',
  'quarter-to-date': 'Quarter to date',
  'year-to-date': 'Year to date',
  custom: 'Custom',
}

/** The days before, and the days of the period itself they are fairly compared with. */
export type Comparison = DayRange & { comparable: DayRange }

const firstOfQuarter = (day: Day): Day => {
  const month = Number(day.slice(5, 7))
  return Day.parse(`${day.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`)
}
const firstOfYear = (day: Day): Day => Day.parse(`${day.slice(0, 4)}-01-01`)

const monthBefore = (first: Day): DayRange => ({ from: firstOfMonth(addDays(first, -1)), to: addDays(first, -1) })

/** The UTC days of a preset, both included. Those "to date" and "last N days" end with today, which is still open. */
export function resolve(preset: Preset, today: Day): DayRange {
  switch (preset) {
    case 'month-to-date': return { from: firstOfMonth(today), to: today }
    case 'last-7-days': return lastDays(today, 7)
    case 'last-14-days': return lastDays(today, 14)
    case 'last-30-days': return lastDays(today, 30)
    case 'last-90-days': return lastDays(today, 90)
    case 'last-month': return monthBefore(firstOfMonth(today))
    case 'quarter-to-date': return { from: firstOfQuarter(today), to: today }
    case 'year-to-date': return { from: firstOfYear(today), to: today }
  }
}

/** The whole of what came before: the month, quarter or year before, else as many days as the range has. */
function whole(period: Period, range: DayRange): DayRange {
  const last = addDays(range.from, -1)
  switch (period) {
    case 'month-to-date':
    case 'last-month': return monthBefore(range.from)
    case 'quarter-to-date': return { from: firstOfQuarter(last), to: last }
    case 'year-to-date': return { from: firstOfYear(last), to: last }
    default: return lastDays(last, dayCount(range))
  }
}

/**
 * What a period is compared with. Month, quarter and year to date: the first N days of the one before (both sides cut to the
 * shorter one); Last N and custom: the N days before; Last month: the month before. The open day is left out on both
 * sides, so the day that stands opposite to it is left out too. Null when only the open day would remain.
 */
export function previousRange(period: Period, range: DayRange, today: Day): Comparison | null {
  const before = whole(period, range)
  if (period === 'last-month') return { ...before, comparable: range }
  const closed = range.to < today ? dayCount(range) : dayCount({ from: range.from, to: addDays(today, -1) })
  const count = Math.min(closed, dayCount(before))
  const first = (from: Day): DayRange => ({ from, to: addDays(from, count - 1) })
  return count === 0 ? null : { ...first(before.from), comparable: first(range.from) }
}
