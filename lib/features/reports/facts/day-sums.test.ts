import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Day, daysOf } from '@/lib/domain/day'
import { addDecimals, compareDecimals, DecimalText, ZERO } from '@/lib/domain/money'
import { amountsOf, daySums, daysWithAny, rowsOf, totalsOf, wholeOf, type DayColumns } from './day-sums'

const range = { from: Day.parse('2026-02-26'), to: Day.parse('2026-03-03') }
const days = daysOf(range)
const keyOf = (id: string | null) => (id === null ? 'residual:none' : `thing:${id.toLowerCase()}`)

const amount = fc.tuple(fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }), fc.integer({ min: 0, max: 20 })).map(([units, scale]) => {
  const digits = `${units < 0n ? -units : units}`.padStart(scale + 1, '0')
  return `${units < 0n ? '-' : ''}${scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`}`
})
const cell = fc.record({ day: fc.constantFrom(...days), id: fc.constantFrom('a', 'A', 'b', 'c', null), amount, count: fc.integer({ min: 1, max: 9 }) })

test('every amount is in one group and one day, exactly, however many digits it has', () => {
  fc.assert(fc.property(fc.array(cell, { maxLength: 40 }), fc.constantFrom(...days), (cells, last) => {
    const columns: DayColumns[] = days.map((day) => {
      const own = cells.filter((one) => one.day === day)
      return { day, keyOf, ids: own.map(({ id }) => id), amounts: own.map((one) => one.amount), counts: own.map(({ count }) => count) }
    })
    const sums = daySums(range, columns)
    const sum = (some: typeof cells) => addDecimals([ZERO, ...some.map((one) => DecimalText.parse(one.amount))])
    const same = (a: DecimalText | undefined, b: DecimalText) => expect(a !== undefined && compareDecimals(a, b)).toBe(0)

    same(wholeOf(totalsOf(sums)), sum(cells))
    const within = { from: range.from, to: last }
    const early = cells.filter(({ day }) => day <= last)
    same(wholeOf(totalsOf(sums, within)), sum(early))
    const amounts = amountsOf(totalsOf(sums, within))
    expect([...amounts.keys()].sort()).toEqual([...new Set(early.map(({ id }) => keyOf(id)))].sort())
    for (const [key, one] of amounts) same(one, sum(early.filter(({ id }) => keyOf(id) === key)))
    expect(daysWithAny(sums)).toEqual(new Set(cells.map(({ day }) => day)))
    for (const row of rowsOf(sums)) {
      const behind = cells.filter(({ day, id }) => day === row.day && keyOf(id) === row.key)
      same(row.amount, sum(behind))
      expect(row.count).toBe(behind.reduce((all, { count }) => all + count, 0))
    }
  }))
})

test('what is no number, and a day of another period, are refused', () => {
  const column = { day: range.from, ids: ['a'], counts: [1], keyOf }
  for (const wrong of ['NaN', '', '1e3', 'Infinity', '1 000']) expect(() => daySums(range, [{ ...column, amounts: [wrong] }]), wrong).toThrow('not a decimal number')
  expect(() => daySums(range, [{ ...column, day: Day.parse('2026-03-04'), amounts: ['1'] }])).toThrow('not of the period')
})
