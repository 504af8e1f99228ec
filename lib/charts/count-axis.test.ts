import { expect, test } from 'vitest'
import { countAxis } from './count-axis'

test.each([
  [0, ['0', '1', '2', '3', '4']],
  [1_800_000, ['0', '500k', '1M', '1.5M', '2M']],
  [7_300_000_000, ['0', '2B', '4B', '6B', '8B']],
])('up to %d', (high, labels) => {
  expect(countAxis(0, high).ticks.map(({ label }) => label)).toEqual(labels)
})
