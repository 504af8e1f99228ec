import 'server-only'
import { fromScaledTrimmed, ratio, rescale, type DecimalText, type Scaled } from '@/lib/domain/money'
import { previousRange, type ReportFilter } from '@/lib/domain/report-filter'
import type { ReadTx } from '@/lib/platform/tenant'
import type { Compared, Mover } from '../report-frame-model'
import type { ReportScope } from '../report-scope'
import type { Snapshot } from '../snapshot'
import { areWhollyRead } from './day-states'
import { totalsOf } from './day-sums'
import { groupedSpend, type Dimension, type GroupedSpend } from './grouped-spend'

/** The days a report is compared with (product.md, Reports); null where a day on either side has not been read. */
export async function comparedWith(tx: ReadTx, scope: ReportScope, filter: ReportFilter): Promise<Compared | null> {
  const before = previousRange(filter.period, scope.range, filter.today)
  if (!before || !scope.connectorIds.length) return null
  return (await areWhollyRead(tx, scope, [{ from: before.from, to: before.to }, before.comparable])) ? before : null
}

/** A difference as a share of what was before; null where that was nothing, or credits: a share of less than nothing has the wrong sign. */
export const changeOf = (difference: Scaled, before: Scaled): DecimalText | null => (before.units > 0n ? ratio(difference, before) : null)

/** What rose and fell against the period before, the largest difference first; groups that are new or gone are 0 on the other side. `spend`: of the period itself. */
export async function moversOf(tx: Snapshot, scope: ReportScope, compared: Compared, by: Dimension, spend: GroupedSpend): Promise<Mover[]> {
  const before = await groupedSpend(tx, { ...scope, range: { from: compared.from, to: compared.to } }, by, { over: 'whole' })
  const [was, now] = [totalsOf(before.sums), totalsOf(spend.sums, compared.comparable)]
  const scale = Math.max(was.scale, now.scale)
  const text = (units: bigint) => fromScaledTrimmed({ units, scale })
  const size = (units: bigint) => (units < 0n ? -units : units)
  return [...new Set([...was.units.keys(), ...now.units.keys()])].map((key) => {
    const [then, since] = [rescale({ units: was.units.get(key) ?? 0n, scale: was.scale }, scale), rescale({ units: now.units.get(key) ?? 0n, scale: now.scale }, scale)]
    return { key, then, since, difference: since - then }
  }).sort((a, b) => {
    const [x, y] = [size(a.difference), size(b.difference)]
    return x === y ? (a.key < b.key ? -1 : 1) : x > y ? -1 : 1
  }).map(({ key, then, since, difference }) => ({
    ...(now.units.has(key) ? spend : before).label(key), was: text(then), now: text(since), difference: text(difference), change: changeOf({ units: difference, scale }, { units: then, scale }),
  }))
}
