import { expect, test } from 'vitest'
import { timeAgo } from './time-ago'

test.each([
  ['2026-08-14T12:00:10Z', 'just now'],
  ['2026-08-14T11:59:30Z', 'just now'],
  ['2026-08-14T11:48:00Z', '12 min ago'],
  ['2026-08-14T11:00:00Z', '1 h ago'],
  ['2026-08-12T12:00:01Z', '47 h ago'],
  ['2026-08-12T12:00:00Z', '2 days ago'],
])('%s is %s', (iso, text) => {
  expect(timeAgo(iso, Date.parse('2026-08-14T12:00:00Z'))).toBe(text)
})
