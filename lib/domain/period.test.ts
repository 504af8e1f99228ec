import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, Day, dayCount } from './day'
import { PERIODS, previousRange, resolve, type Preset } from './period'

const day = (text: string) => Day.parse(text)
const PRESETS: Preset[] = PERIODS.filter((period) => period !== 'custom')

describe('the days of a preset', () => {
  test.each<[Preset, string, string, string]>([
    ['month-to-date', '2026-08-14', '2026-08-01', '2026-08-14'],
    ['month-to-date', '2026-08-01', '2026-08-01', '2026-08-01'],
    ['last-7-days', '2026-03-03', '2026-02-25', '2026-03-03'],
    ['last-14-days', '2026-01-05', '2025-12-23', '2026-01-05'],
    ['last-30-days', '2026-08-14', '2026-07-16', '2026-08-14'],
    ['last-90-days', '2026-08-14', '2026-05-17', '2026-08-14'],
    ['last-month', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['last-month', '2026-01-01', '2025-12-01', '2025-12-31'],
    ['quarter-to-date', '2026-08-14', '2026-07-01', '2026-08-14'],
    ['quarter-to-date', '2026-12-31', '2026-10-01', '2026-12-31'],
    ['quarter-to-date', '2026-03-01', '2026-01-01', '2026-03-01'],
    ['year-to-date', '2028-12-31', '2028-01-01', '2028-12-31'],
  ])('%s on %s', (preset, today, from, to) => {
    expect(resolve(preset, day(today))).toEqual({ from, to })
  })
})

describe('what a preset is compared with', () => {
  const compared = (preset: Preset, today: string) => previousRange(preset, resolve(preset, day(today)), day(today))
  test.each<[Preset, string, string, string, string, string]>([
    ['month-to-date', '2026-08-14', '2026-07-01', '2026-07-13', '2026-08-01', '2026-08-13'],
    ['month-to-date', '2026-03-31', '2026-02-01', '2026-02-28', '2026-03-01', '2026-03-28'],
    ['month-to-date', '2026-01-02', '2025-12-01', '2025-12-01', '2026-01-01', '2026-01-01'],
    ['quarter-to-date', '2026-08-14', '2026-04-01', '2026-05-14', '2026-07-01', '2026-08-13'],
    ['quarter-to-date', '2026-01-11', '2025-10-01', '2025-10-10', '2026-01-01', '2026-01-10'],
    ['year-to-date', '2026-08-14', '2025-01-01', '2025-08-13', '2026-01-01', '2026-08-13'],
    ['last-7-days', '2026-08-14', '2026-08-01', '2026-08-06', '2026-08-08', '2026-08-13'],
    ['last-30-days', '2026-08-14', '2026-06-16', '2026-07-14', '2026-07-16', '2026-08-13'],
    ['last-month', '2026-08-14', '2026-06-01', '2026-06-30', '2026-07-01', '2026-07-31'],
    ['last-month', '2026-03-14', '2026-01-01', '2026-01-31', '2026-02-01', '2026-02-28'],
  ])('%s on %s: %s to %s', (preset, today, from, to, comparableFrom, comparableTo) => {
    expect(compared(preset, today)).toEqual({ from, to, comparable: { from: comparableFrom, to: comparableTo } })
  })
  test('on the first day there is nothing closed to compare', () => {
    expect(compared('month-to-date', '2026-08-01')).toBeNull()
    expect(compared('quarter-to-date', '2026-07-01')).toBeNull()
    expect(compared('year-to-date', '2026-01-01')).toBeNull()
  })
})

describe('what a custom period is compared with', () => {
  const custom = (from: string, to: string) => previousRange('custom', { from: day(from), to: day(to) }, day('2026-08-14'))
  test('the same number of days before', () => {
    expect(custom('2026-07-10', '2026-07-12')).toMatchObject({ from: '2026-07-07', to: '2026-07-09' })
  })
  test('without the open day, and without the day opposite to it', () => {
    expect(custom('2026-08-12', '2026-08-14')).toEqual({ from: '2026-08-09', to: '2026-08-10', comparable: { from: '2026-08-12', to: '2026-08-13' } })
  })
  test('today alone has nothing to compare', () => {
    expect(custom('2026-08-14', '2026-08-14')).toBeNull()
  })
})

test('always: before the period, as long as its counterpart, without the open day', () => {
  const days = fc.integer({ min: -2000, max: 4000 }).map((count) => addDays(day('2026-01-01'), count))
  fc.assert(fc.property(days, fc.constantFrom(...PRESETS), (today, preset) => {
    const range = resolve(preset, today)
    const previous = previousRange(preset, range, today)
    if (!previous) return
    expect(previous.to < range.from).toBe(true)
    expect(previous.comparable.from).toBe(range.from)
    expect(previous.comparable.to < today && previous.comparable.to <= range.to).toBe(true)
    if (preset !== 'last-month') expect(dayCount(previous)).toBe(dayCount(previous.comparable))
  }))
})
