import { describe, expect, it } from 'vitest'
import { acme } from '../organizations/acme'
import { addAmounts, type Amounts } from './amounts'
import { amountsOfHour } from './hour-amounts'
import { timesBilled, visibleUsage } from './visibility'

const day = Date.parse('2026-11-18T00:00:00Z') / 86_400_000
const week = Array.from({ length: 168 }, (_, index) => (day - 7) * 24 + index)
const hoursOf = (seed: string) => acme(seed).streams.map((stream) => week.map((hour) => amountsOfHour(stream, hour)))
const added = (parts: Amounts[]) => {
  const sum: Amounts = {}
  for (const part of parts) addAmounts(sum, part)
  return sum
}

describe('the generator', () => {
  it('gives the same for the same seed, and something else for another', () => {
    expect(hoursOf('a')).toEqual(hoursOf('a'))
    expect(hoursOf('a')).not.toEqual(hoursOf('b'))
  })

  it('keeps ids and key texts whatever the seed', () => {
    const names = (seed: string) => { const { id, projects, keys, adminKeys } = acme(seed); return { id, projects, keys, adminKeys } }
    expect(names('a')).toEqual(names('b'))
  })

  it('lets the minutes of an hour add up to it, and tells no minute twice', () => {
    for (const stream of acme('a').streams) {
      for (const hour of week.slice(0, 24)) {
        const whole = amountsOfHour(stream, hour)
        if (!whole) continue
        const minutes = Array.from({ length: 60 }, (_, minute) => visibleUsage(stream, hour, whole, minute, minute + 1, Infinity)).flat()
        expect(added(minutes)).toEqual(whole)
        expect(Math.min(...minutes.flatMap((minute) => Object.values(minute)))).toBeGreaterThanOrEqual(0)
      }
    }
  })

  it('raises an hour until fifteen minutes after its end', () => {
    const stream = acme('a').streams.find(({ rhythm, perHour }) => rhythm === 'steady' && perHour > 200)
    const hour = week[10] ?? 0
    const whole = stream ? amountsOfHour(stream, hour) : null
    if (!stream || !whole) throw new Error('the stream rests')
    const seen = [0, 1800, 3600, 3900, 4500].map((later) => added(visibleUsage(stream, hour, whole, 0, 60, hour * 3600 + later)).num_model_requests ?? 0)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen[0]).toBe(0)
    expect(seen[2]).toBeLessThan(whole.num_model_requests ?? 0)
    expect(seen[4]).toBe(whole.num_model_requests)
  })

  it('bills an hour an hour later at the earliest, some later or twice, and each once in the end', () => {
    const seen = new Set<number>()
    for (const stream of acme('a').streams) {
      for (const hour of week) {
        expect(timesBilled(stream, hour, (hour + 1) * 3600 + 3599)).toBe(0)
        seen.add(timesBilled(stream, hour, (hour + 1) * 3600 + 5400))
        expect(timesBilled(stream, hour, (Math.floor(hour / 24) + 1) * 86_400 + 36 * 3600)).toBe(1)
      }
    }
    expect([...seen].sort()).toEqual([0, 1, 2])
  })
})
