import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDecimals, compareDecimals, DecimalText, formatUsd, formatUsdExact, fromScaled, negate, ratio, readDecimal, roundDecimal, toScaled, trimDecimal, unitsAt, ZERO } from './money'

const d = (text: string) => DecimalText.parse(text)
const scaled = fc.record({ units: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), scale: fc.integer({ min: 0, max: 31 }) })

describe('reading amounts', () => {
  it.each([
    ['0.0025945', '0.0025945'], ['75.38441804', '75.38441804'], ['0.0001690500000000000000000000000', '0.0001690500000000000000000000000'],
    ['1e-7', '0.0000001'], ['7.31e-09', '0.00000000731'], ['1.5E3', '1500'], ['-2.50', '-2.50'], ['12', '12'], [' 3 ', '3'], ['1.25e1', '12.5'],
  ])('%s is %s', (text, expected) => expect(readDecimal(text)).toBe(expected))

  it.each(['', 'abc', '1,5', '0x10', 'Infinity', 'NaN', '.5', '5.', '1e', '--1', '1e999999999', `1${'0'.repeat(200)}`, '1e121'])('%s is no amount', (text) => expect(readDecimal(text)).toBeNull())

  it('keeps every digit of every number, both ways', () => {
    fc.assert(fc.property(scaled, (value) => { expect(toScaled(fromScaled(value))).toEqual(value) }))
  })
})

describe('adding', () => {
  it('is exact where floats are not', () => {
    expect(addDecimals([d('0.1'), d('0.2')])).toBe('0.3')
    expect(addDecimals([d('9007199254740993'), d('0.0000000000000000000000000000001')])).toBe('9007199254740993.0000000000000000000000000000001')
    expect(addDecimals([])).toBe(ZERO)
  })
  it('does not mind the order, and what is taken away was never there', () => {
    fc.assert(fc.property(fc.array(scaled.map(fromScaled)), (amounts) => {
      expect(compareDecimals(addDecimals(amounts), addDecimals([...amounts].reverse()))).toBe(0)
      expect(compareDecimals(addDecimals([...amounts, ...amounts.map(negate)]), ZERO)).toBe(0)
    }))
  })
})

describe('showing', () => {
  it.each([['1234.505', '$1,234.51'], ['0', '$0.00'], ['0.004', '<$0.01'], ['-0.004', '>-$0.01'], ['-1234.5', '-$1,234.50'], ['0.005', '$0.01'], ['999999.999', '$1,000,000.00']])('%s as %s', (amount, shown) => expect(formatUsd(d(amount))).toBe(shown))
  it.each([['1234.5', '$1,234.50'], ['0.0001690500', '$0.00016905'], ['-3', '-$3.00']])('%s exactly as %s', (amount, shown) => expect(formatUsdExact(d(amount))).toBe(shown))
  it('rounds halves away from zero', () => expect([roundDecimal(d('0.125'), 2), roundDecimal(d('-0.125'), 2), roundDecimal(d('2'), 2)]).toEqual(['0.13', '-0.13', '2.00']))
})

describe('ratios', () => {
  it('say nothing of a whole that is zero', () => expect(ratio(toScaled(d('1')), toScaled(d('0.00')))).toBeNull())
  it('are rounded at the asked decimals', () => {
    expect(ratio(toScaled(d('1')), toScaled(d('3')), 4)).toBe('0.3333')
    expect(ratio(toScaled(d('2')), toScaled(d('3')), 4)).toBe('0.6667')
    expect(ratio(toScaled(d('-1')), toScaled(d('4')), 2)).toBe('-0.25')
  })
})

it('reads amounts at a larger scale, and shows them without zeros at their end', () => {
  for (const [text, scale, units] of [['12.50', 2, 1250n], ['12.50', 5, 1250000n], ['-0.0025945', 8, -259450n], ['7', 0, 7n], ['123456789012345678.9', 2, 12345678901234567890n], ['-0', 3, 0n]] as const) expect(unitsAt(text, scale)).toBe(units)
  for (const [text, trimmed] of [['12.50', '12.5'], ['100', '100'], ['100.00', '100'], ['-0.10', '-0.1'], ['0.0', '0']] as const) expect(trimDecimal(DecimalText.parse(text))).toBe(trimmed)
})
