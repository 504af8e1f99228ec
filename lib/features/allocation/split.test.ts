import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDecimals, compareDecimals, DecimalText, fromScaled } from '@/lib/domain/money'
import { splitAmount } from './split'

const amount = fc.record({ units: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), scale: fc.integer({ min: 0, max: 31 }) }).map(fromScaled)
const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 1, maxLength: 40 }).filter((list) => list.some((weight) => weight > 0n))

describe('splitting an amount', () => {
  it('conserves it exactly, whatever the weights', () => {
    fc.assert(fc.property(amount, weights, (whole, list) => {
      expect(compareDecimals(addDecimals(splitAmount(whole, list)), whole)).toBe(0)
    }))
  })
  it('gives nothing to a weight of zero and never more than a unit beside the fair share', () => {
    expect(splitAmount(DecimalText.parse('1'), [1n, 0n, 2n])).toEqual(['0.3333333333', '0.0000000000', '0.6666666667'])
  })
  it('reaches everyone behind a round bill', () => {
    expect(splitAmount(DecimalText.parse('5'), [1n, 1n]).map(Number)).toEqual([2.5, 2.5])
  })
  it('splits credits like charges', () => {
    expect(splitAmount(DecimalText.parse('-0.10'), [1n, 3n])).toEqual(['-0.0250000000', '-0.0750000000'])
  })
  it('refuses to split by nothing', () => {
    expect(() => splitAmount(DecimalText.parse('1'), [0n])).toThrow(RangeError)
  })
})
