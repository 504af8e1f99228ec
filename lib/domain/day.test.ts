import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, Day, dayCount, dayOfMs, dayOfSeconds, daysOf, firstOfMonth, lastDays, secondsOf, startOfDayMs, startOfDaySeconds } from './day'

const day = fc.integer({ min: 0, max: 40_000 }).map((index) => dayOfSeconds(index * 86_400))

describe('UTC days', () => {
  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '', '2026-01-01T00:00', '0000-00-00'])('%s is none', (text) => expect(Day.safeParse(text).success).toBe(false))
  it('begin and end at midnight UTC', () => {
    expect(dayOfMs(Date.parse('2026-03-29T23:59:59.999Z'))).toBe('2026-03-29')
    expect(dayOfMs(Date.parse('2026-03-30T00:00:00.000Z'))).toBe('2026-03-30')
    expect(startOfDayMs(Day.parse('2024-02-29'))).toBe(Date.parse('2024-02-29T00:00:00Z'))
  })
  it('are added and counted without gaps', () => {
    fc.assert(fc.property(day, fc.integer({ min: 0, max: 500 }), (from, count) => {
      const to = addDays(from, count)
      expect(addDays(to, -count)).toBe(from)
      expect(dayCount({ from, to })).toBe(count + 1)
      expect(daysOf({ from, to }).at(-1)).toBe(to)
      expect(new Set(daysOf({ from, to })).size).toBe(count + 1)
      expect(secondsOf({ from, to })).toEqual({ start: startOfDaySeconds(from), end: startOfDaySeconds(addDays(to, 1)) })
    }))
  })
  it('count nothing in an empty range', () => expect(daysOf({ from: Day.parse('2026-01-02'), to: Day.parse('2026-01-01') })).toEqual([]))
  it('know the last N and the month', () => {
    expect(lastDays(Day.parse('2026-03-05'), 14)).toEqual({ from: '2026-02-20', to: '2026-03-05' })
    expect(firstOfMonth(Day.parse('2026-03-05'))).toBe('2026-03-01')
  })
})
