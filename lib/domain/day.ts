import { z } from 'zod'

const SECONDS_A_DAY = 86_400
const MS_A_DAY = SECONDS_A_DAY * 1000

const real = new Set<string>()
const MOST_KEPT = 5000
const MOST_RANGES = 200

/** Reports read the same few days in every row: each is looked into once. */
const isRealDay = (text: string) => {
  if (real.has(text)) return true
  const found = isInCalendar(text)
  if (found && real.size < MOST_KEPT) real.add(text)
  return found
}

const isInCalendar = (text: string) => {
  const ms = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(ms) && new Date(ms).toISOString().slice(0, 10) === text
}

/** A UTC calendar day as `YYYY-MM-DD`. Days of other zones never enter the system. */
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).refine(isRealDay, 'not a calendar day').brand<'Day'>()
export type Day = z.infer<typeof Day>

/** Days from `from` to `to`, both included. */
export type DayRange = { from: Day; to: Day }

/** The UTC day that holds this instant (milliseconds since 1970). */
export const dayOfMs = (ms: number): Day => Day.parse(new Date(ms).toISOString().slice(0, 10))

/** The UTC day that holds this instant (unix seconds, as OpenAI's buckets have it). */
export const dayOfSeconds = (seconds: number): Day => dayOfMs(seconds * 1000)

/** 00:00 UTC of the day, in milliseconds since 1970. */
export const startOfDayMs = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

/** 00:00 UTC of the day, in unix seconds. */
export const startOfDaySeconds = (day: Day): number => startOfDayMs(day) / 1000

/** The day `count` days later (earlier when negative). */
export const addDays = (day: Day, count: number): Day => dayOfMs(startOfDayMs(day) + count * MS_A_DAY)

/** How many days the range has, both ends counted; 0 when it is empty. */
export const dayCount = (range: DayRange): number =>
  Math.max(0, Math.round((startOfDayMs(range.to) - startOfDayMs(range.from)) / MS_A_DAY) + 1)

const ranges = new Map<string, readonly Day[]>()

/** Every day of the range, oldest first. A report asks for the same range for each of its figures: it is counted out once. */
export function daysOf(range: DayRange): Day[] {
  const name = `${range.from} ${range.to}`
  const days = ranges.get(name) ?? Array.from({ length: dayCount(range) }, (_, index) => addDays(range.from, index))
  if (ranges.size >= MOST_RANGES) ranges.clear()
  ranges.set(name, days)
  return [...days]
}

/** The `count` days that end with `last`. */
export const lastDays = (last: Day, count: number): DayRange => ({ from: addDays(last, 1 - count), to: last })

/** The first day of the month that holds `day`. */
export const firstOfMonth = (day: Day): Day => Day.parse(`${day.slice(0, 7)}-01`)

/** A range as the half-open interval of unix seconds OpenAI asks for. */
export const secondsOf = (range: DayRange): { start: number; end: number } => ({
  start: startOfDaySeconds(range.from),
  end: startOfDaySeconds(range.to) + SECONDS_A_DAY,
})

export type Settlement = 'open' | 'provisional' | 'settled'
