import 'server-only'
import { fromScaledTrimmed, ratio, rescale, type DecimalText, type Scaled } from '@/lib/domain/money'
import { previousRange, type ReportFilter } from '@/lib/domain/report-filter'
import type { ReadTx } from '@/lib/platform/tenant'
import type { Change, Compared, Mover } from '../report-frame-model'
import type { ReportScope } from '../report-scope'
import type { Snapshot } from '../snapshot'
import { areWhollyRead } from './day-states'
import { totalsOf, type Totals } from './day-sums'
import { spendBy, type Dimension, type GroupedSpend } from './grouped-spend'

/** The days a report is compared with (product.md, Reports); null where a day on either side has not been read. */
export async function comparedWith(tx: ReadTx, scope: ReportScope, filter: ReportFilter): Promise<Compared | null> {
  const before = previousRange(filter.period, scope.range, filter.today)
  if (!before || !scope.connectorIds.length) return null
  return (await areWhollyRead(tx, scope, [{ from: before.from, to: before.to }, before.comparable])) ? before : null
}

/** A difference as a share of what was before; null where that was nothing, or credits: a share of less than nothing has the wrong sign. */
export const changeOf = (difference: Scaled, before: Scaled): DecimalText | null => (before.units > 0n ? ratio(difference, before) : null)

/** Against the period before: how one group changed, 0 on the side where it is new or gone; and what rose and fell, the largest difference first, with names that are read for it. */
export type Changes = { of: (key: string) => Change; movers: () => Promise<Mover[]> }

/** USD of the period against those of the one before. `spend`: of the period itself. */
export async function changesOf(tx: Snapshot, scope: ReportScope, compared: Compared, by: Dimension, spend: GroupedSpend): Promise<Changes> {
  const before = await spendBy(tx, { ...scope, range: { from: compared.from, to: compared.to } }, by, { over: 'whole' })
  const [was, now] = [totalsOf(before.sums), totalsOf(spend.sums, compared.comparable)]
  const scale = Math.max(was.scale, now.scale)
  const at = (totals: Totals, key: string) => rescale({ units: totals.units.get(key) ?? 0n, scale: totals.scale }, scale)
  const text = (units: bigint) => fromScaledTrimmed({ units, scale })
  const both = (key: string) => {
    const [then, since] = [at(was, key), at(now, key)]
    return { key, then, since, difference: since - then }
  }
  const change = ({ then, since, difference }: ReturnType<typeof both>): Change =>
    ({ was: text(then), now: text(since), difference: text(difference), change: changeOf({ units: difference, scale }, { units: then, scale }) })
  const size = (units: bigint) => (units < 0n ? -units : units)
  return {
    of: (key) => change(both(key)),
    movers: async () => {
      const gone = await before.labels()
      return Array.from(new Set([...was.units.keys(), ...now.units.keys()]), both).sort((a, b) => {
        const [x, y] = [size(a.difference), size(b.difference)]
        return x === y ? (a.key < b.key ? -1 : 1) : x > y ? -1 : 1
      }).map((one) => ({ ...(now.units.has(one.key) ? spend.label : gone)(one.key), ...change(one) }))
    },
  }
}
