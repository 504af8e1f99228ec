import { fromScaledTrimmed, ratio, toScaled, type DecimalText } from '@/lib/domain/money'
import type { DayState, Labelled, Stack } from '../report-frame-model'
import { totalsOf, type DaySums } from './day-sums'

const CHARTED = 8
const OTHER = 'other'

type Parts = { sums: DaySums; label: (key: string) => Labelled; states: Map<string, DayState>; whole: DecimalText }

/** Cuts a whole into groups, largest first, and days. Every cell is in exactly one group and one day, so both add up to it. */
export function stackOf({ sums, label, states, whole }: Parts): Stack {
  const { scale, units } = totalsOf(sums)
  const of = toScaled(whole)
  const ranked = Array.from(units).sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x > y ? -1 : 1))
  const groups = ranked.map(([key, sum]) => ({ ...label(key), amount: fromScaledTrimmed({ units: sum, scale }), share: ratio({ units: sum, scale }, of) }))
  const charted = [...groups.filter(({ kind }) => kind === 'thing').slice(0, CHARTED), ...groups.filter(({ kind }) => kind === 'residual')].map(({ key }) => key)
  return { groups, charted, days: daysWith(sums, states, new Set(charted)) }
}

/** A day without rows is null while it can still get some or was not read: only a settled day without rows is 0. */
function daysWith({ days, scale, groups }: DaySums, states: Map<string, DayState>, charted: Set<string>): Stack['days'] {
  const text = (sum: bigint) => fromScaledTrimmed({ units: sum, scale })
  const parts = days.map((): [string, bigint][] => [])
  const other: (bigint | undefined)[] = days.map(() => undefined)
  for (const [key, { units }] of groups) {
    const isCharted = charted.has(key)
    for (let index = 0; index < days.length; index += 1) {
      const [one, known] = [units[index], other[index]]
      if (one === undefined) continue
      if (isCharted) parts[index]?.push([key, one])
      else other[index] = known === undefined ? one : known + one
    }
  }
  return days.map((day, index) => {
    const [state, rest] = [states.get(day) ?? 'missing', other[index]]
    const all = [...parts[index] ?? [], ...(rest === undefined ? [] : [[OTHER, rest] as const])]
    const amount = all.length > 0 ? text(all.reduce((sum, [, one]) => sum + one, 0n)) : state === 'settled' ? text(0n) : null
    return { day, state, amount, parts: Object.fromEntries(all.map(([key, sum]) => [key, text(sum)])) }
  })
}
