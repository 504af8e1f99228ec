import { expect, test } from 'vitest'
import { formatDuration } from './format-duration'

test.each([[0, '0.0 s'], [-3, '0.0 s'], [412, '0.4 s'], [9_949, '9.9 s'], [9_960, '10 s'], [59_400, '59 s'], [59_600, '1 min 0 s'], [125_000, '2 min 5 s']])('%d ms', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})
