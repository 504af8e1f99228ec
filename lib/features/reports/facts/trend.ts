import { daysOf, type DayRange } from '@/lib/domain/day'
import { addTo, fromScaled, ZERO, type DecimalText, type Scaled } from '@/lib/domain/money'
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
  const partOf = new Map<string, number>(days.map((day, index) => [day, Math.floor(index / size)]))
  const courses = new Map<string, Map<number, Scaled>>()
  for (const { key, day, amount } of rows) {
    const [course, part] = [courses.get(key) ?? new Map<number, Scaled>(), partOf.get(day) ?? 0]
    const sum = course.get(part) ?? { units: 0n, scale: 0 }
    courses.set(key, course.set(part, sum))
    addTo(sum, amount)
  }
  return (key) => {
    const course = courses.get(key)
    return parts.map((_, index) => {
      const sum = course?.get(index)
      return known[index] ? (sum ? fromScaled(sum) : ZERO) : null
    })
  }
}
