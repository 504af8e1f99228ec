import { daysOf, type DayRange } from '@/lib/domain/day'
import { addDecimals, ZERO, type DecimalText } from '@/lib/domain/money'
import type { DayState } from '../report-frame-model'
import type { StackRow } from './stack'

const POINTS = 30

/**
 * The course of each group over the period, in at most 30 equal parts, oldest first; the points add up to the group. A part
 * none of whose days can have dollars yet is null, a gap.
 */
export function trendsOf(rows: StackRow[], range: DayRange, states: Map<string, DayState>): (key: string) => (DecimalText | null)[] {
  const days = daysOf(range)
  const size = Math.ceil(days.length / POINTS)
  const parts = Array.from({ length: Math.ceil(days.length / size) }, (_, index) => days.slice(index * size, (index + 1) * size))
  const billed = new Set(rows.map(({ day }) => day))
  const known = parts.map((part) => part.some((day) => billed.has(day) || states.get(day) === 'settled'))
  const byKey = Map.groupBy(rows, ({ key }) => key)
  return (key) => {
    const amounts = Map.groupBy(byKey.get(key) ?? [], ({ day }) => day)
    return parts.map((part, index) => (known[index] ? addDecimals([ZERO, ...part.flatMap((day) => amounts.get(day)?.map(({ amount }) => amount) ?? [])]) : null))
  }
}
