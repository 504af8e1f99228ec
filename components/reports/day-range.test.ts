import { expect, test } from 'vitest'
import { Day } from '@/lib/domain/day'
import { formatRange } from './day-range'

test.each([
  ['2026-07-01', '2026-07-13', '1 – 13 Jul 2026 UTC'],
  ['2026-07-01', '2026-09-13', '1 Jul – 13 Sept 2026 UTC'],
  ['2026-09-01', '2026-09-13', '1 – 13 Sept 2026 UTC'],
  ['2025-12-31', '2026-01-02', '31 Dec 2025 – 2 Jan 2026 UTC'],
  ['2026-07-13', '2026-07-13', '13 Jul 2026 UTC'],
])('%s to %s is %s', (from, to, text) => {
  expect(formatRange({ from: Day.parse(from), to: Day.parse(to) })).toBe(text)
})
