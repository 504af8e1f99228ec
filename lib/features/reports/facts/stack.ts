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
  return days.map((day, index) => {
    const state = states.get(day) ?? 'missing'
    const parts = new Map<string, bigint>()
    let other: bigint | undefined
    for (const [key, { units }] of groups) {
      const one = units[index]
      if (one === undefined) continue
      if (charted.has(key)) parts.set(key, one)
      else other = other === undefined ? one : other + one
    }
    if (other !== undefined) parts.set(OTHER, other)
    const text = (sum: bigint) => fromScaledTrimmed({ units: sum, scale })
    const amount = parts.size > 0 ? text(parts.values().reduce((sum, one) => sum + one, 0n)) : state === 'settled' ? text(0n) : null
    return { day, state, amount, parts: Object.fromEntries(Array.from(parts, ([key, sum]) => [key, text(sum)])) }
  })
}
