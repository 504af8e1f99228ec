import { expect, test } from 'vitest'
import { DecimalText } from '@/lib/domain/money'
import { sparkline } from './sparkline'

const points = (...texts: (string | null)[]) => texts.map((text) => (text === null ? null : DecimalText.parse(text)))

test('a gap is a gap, and the largest amount touches the top', () => {
  expect(sparkline(points('0', '2', null, '4', '1'))).toEqual([[{ x: 0, y: 1 }, { x: 0.25, y: 0.5 }], [{ x: 0.75, y: 0 }, { x: 1, y: 0.75 }]])
})
test('credits reach below zero, and nothing at all lies on the ground', () => {
  expect(sparkline(points('1', '-1'))).toEqual([[{ x: 0, y: 0 }, { x: 1, y: 1 }]])
  expect(sparkline(points('0', '0'))).toEqual([[{ x: 0, y: 1 }, { x: 1, y: 1 }]])
  expect(sparkline([])).toEqual([])
})
