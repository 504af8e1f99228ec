import { expect, test } from 'vitest'
import { periodOf, readWas, writeWas } from './way-back'

test.each(['last-14-days', 'month-to-date', { from: '2026-11-01', to: '2026-11-09' }] as const)('%j is found again', (was) => {
  expect(readWas(writeWas(was))).toEqual(was)
})
test('what cannot be read leads to the default period', () => {
  expect(['', 'custom', 'nonsense', '..'].map((text) => periodOf(readWas(text)))).toEqual(Array(4).fill({ period: null, from: null, to: null }))
})
test('a period is its preset, or its two days', () => {
  expect(periodOf('last-14-days')).toEqual({ period: 'last-14-days', from: null, to: null })
  expect(periodOf({ from: '2026-11-01', to: '2026-11-09' })).toEqual({ period: null, from: '2026-11-01', to: '2026-11-09' })
})
