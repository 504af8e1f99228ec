import { fromScaledTrimmed, ratio, toScaled, type DecimalText } from '@/lib/domain/money'
import type { DayState, Stack } from '../report-frame-model'
import { totalsOf, type DaySums } from './day-sums'
import type { GroupedSpend } from './grouped-spend'

const CHARTED = 8
const OTHER = 'other'

type Whole = Pick<GroupedSpend, 'sums' | 'label'> & { whole: DecimalText }

/** Cuts a whole into groups, largest first: every cell is in exactly one, so they add up to it. `charted`: the keys of those with a colour of their own. */
export function groupsOf({ sums, label, whole }: Whole): Pick<Stack, 'groups' | 'charted'> {
  const { scale, units } = totalsOf(sums)
  const of = toScaled(whole)
  const ranked = Array.from(units).sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x > y ? -1 : 1))
  const groups = ranked.map(([key, sum]) => ({ ...label(key), amount: fromScaledTrimmed({ units: sum, scale }), share: ratio({ units: sum, scale }, of) }))
  return { groups, charted: [...groups.filter(({ kind }) => kind === 'thing').slice(0, CHARTED), ...groups.filter(({ kind }) => kind === 'residual')].map(({ key }) => key) }
}

/** The same, and its days, which add up to it likewise. */
export function stackOf(parts: Whole & { states: Map<string, DayState> }): Stack {
  const { groups, charted } = groupsOf(parts)
  return { groups, charted, days: daysWith(parts.sums, parts.states, new Set(charted)) }
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
