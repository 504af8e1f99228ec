import { fromScaledTrimmed, ZERO, type DecimalText } from '@/lib/domain/money'
import type { DayState } from '../report-frame-model'
import { daysWithAny, type DaySums } from './day-sums'

const POINTS = 30

/**
 * The course of each group over the period, in at most 30 equal parts, oldest first; the points add up to the group. A part
 * none of whose days can have dollars yet is null, a gap.
 */
export function trendsOf(sums: DaySums, states: Map<string, DayState>): (key: string) => (DecimalText | null)[] {
  const { days, scale, groups } = sums
  const size = Math.ceil(days.length / POINTS)
  const parts = Array.from({ length: Math.ceil(days.length / size) }, (_, index) => days.slice(index * size, (index + 1) * size))
  const billed = daysWithAny(sums)
  const known = parts.map((part) => part.some((day) => billed.has(day) || states.get(day) === 'settled'))
  return (key) => {
    const cells = groups.get(key)?.units
    return known.map((isKnown, index) => {
      if (!isKnown) return null
      let sum = 0n
      for (let day = index * size; day < (index + 1) * size; day += 1) sum += cells?.[day] ?? 0n
      return sum === 0n ? ZERO : fromScaledTrimmed({ units: sum, scale })
    })
  }
}
