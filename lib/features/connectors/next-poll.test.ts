import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { jitterMs, nextPollMs } from './next-poll'

const ID = '6f1c1e0e-6a2a-4c53-9a39-0b6a2d2e7d11'

describe('when a connector is polled', () => {
  it('is the same within every hour, spread over the first five minutes', () => {
    expect(jitterMs(ID)).toBe(jitterMs(ID))
    const all = Array.from({ length: 500 }, () => jitterMs(randomUUID()))
    expect(all.every((ms) => ms >= 0 && ms < 300_000 && ms % 1000 === 0)).toBe(true)
    expect(new Set(all).size).toBeGreaterThan(200)
  })

  it('is the next hour, and not before OpenAI allows it', () => {
    const hour = Date.parse('2026-11-23T10:00:00Z')
    const jitter = jitterMs(ID)
    expect(nextPollMs(ID, hour + jitter + 1, null)).toBe(hour + 3_600_000 + jitter)
    expect(nextPollMs(ID, hour - 1000, null)).toBe(hour + jitter)
    expect(nextPollMs(ID, hour - 1000, hour + 90 * 60_000)).toBe(hour + 2 * 3_600_000 + jitter)
  })

  it.each([
    ['of every day at 03:30', '2026-11-24T03:10:00Z', '2026-11-24T03:30:00Z'],
    ['of Sundays at 04:15', '2026-11-29T04:10:00Z', '2026-11-29T04:15:00Z'],
    ['of every hour, on a Monday', '2026-11-23T04:10:00Z', '2026-11-23T05:00:00Z'],
    ['of every hour, after both', '2026-11-29T04:21:00Z', '2026-11-29T05:00:00Z'],
  ])('is the next of the schedules: that %s', (_schedule, now, next) => expect(nextPollMs(ID, Date.parse(now), null)).toBe(Date.parse(next) + jitterMs(ID)))
})
