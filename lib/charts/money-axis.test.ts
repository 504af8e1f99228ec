import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moneyAxis } from './money-axis'

const labels = (low: number, high: number) => moneyAxis(low, high).ticks.map((tick) => tick.label)

test.each([
  [0, 1830, ['$0', '$500', '$1,000', '$1,500', '$2,000']],
  [0, 0.9, ['$0.00', '$0.50', '$1.00']],
  [0, 0.0031, ['$0.000', '$0.001', '$0.002', '$0.003', '$0.004']],
  [-30, 70, ['-$50', '$0', '$50', '$100']],
  [0, 0, ['$0']],
])('%d to %d', (low, high, expected) => {
  expect(labels(low, high)).toEqual(expected)
})

test('always holds what is drawn, in a handful of ticks', () => {
  const size = fc.double({ min: 1e-6, max: 1e9, noNaN: true })
  fc.assert(fc.property(size, size, fc.boolean(), (a, b, negative) => {
    const low = negative ? -a : 0
    const { min, max, ticks } = moneyAxis(low, b)
    expect(min <= low && max >= b).toBe(true)
    expect(ticks.length).toBeLessThanOrEqual(7)
    expect(ticks.some((tick) => tick.at === 0)).toBe(true)
  }))
})
