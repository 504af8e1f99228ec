import { daysOf, type Day, type DayRange } from '@/lib/domain/day'
import { addDecimals, addTo, compareDecimals, fromScaled, ratio, toScaled, type DecimalText, type Scaled } from '@/lib/domain/money'
import type { DayState, Labelled, Stack } from '../report-frame-model'

const CHARTED = 8
const OTHER = 'other'

/** What one group had on one day: USD as exact decimal text, or a count. */
export type StackRow = { day: Day; key: string; amount: DecimalText }

type Parts = { rows: StackRow[]; label: (key: string) => Labelled; range: DayRange; states: Map<string, DayState>; whole: DecimalText }

/** Cuts a whole into groups, largest first, and days. Every row is in exactly one group and one day, so both add up to it. */
export function stackOf({ rows, label, range, states, whole }: Parts): Stack {
  const groups = Array.from(sumBy(rows, ({ key }) => key), ([key, amount]) => ({ ...label(key), amount, share: ratio(toScaled(amount), toScaled(whole)) }))
    .sort((a, b) => compareDecimals(b.amount, a.amount) || (a.key < b.key ? -1 : 1))
  const charted = [...groups.filter(({ kind }) => kind === 'thing').slice(0, CHARTED), ...groups.filter(({ kind }) => kind === 'residual')].map(({ key }) => key)
  return { groups, charted, days: daysWith(rows, range, states, new Set(charted)) }
}

/** A day without rows is null while it can still get some or was not read: only a settled day without rows is 0. */
function daysWith(rows: StackRow[], range: DayRange, states: Map<string, DayState>, charted: Set<string>): Stack['days'] {
  const byDay = Map.groupBy(rows, ({ day }) => day)
  return daysOf(range).map((day) => {
    const state = states.get(day) ?? 'missing'
    const parts = Object.fromEntries(sumBy(byDay.get(day) ?? [], ({ key }) => (charted.has(key) ? key : OTHER)))
    const amounts = Object.values(parts)
    return { day, state, amount: amounts.length ? addDecimals(amounts) : state === 'settled' ? fromScaled({ units: 0n, scale: 0 }) : null, parts }
  })
}

/** The exact sum of each group. */
export function sumBy<Row extends { amount: DecimalText }>(rows: Row[], keyOf: (row: Row) => string): Map<string, DecimalText> {
  const sums = new Map<string, Scaled>()
  for (const row of rows) {
    const key = keyOf(row)
    const sum = sums.get(key) ?? { units: 0n, scale: 0 }
    sums.set(key, sum)
    addTo(sum, row.amount)
  }
  return new Map(Array.from(sums, ([key, sum]) => [key, fromScaled(sum)]))
}
