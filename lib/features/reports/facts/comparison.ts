import 'server-only'
import { addDecimals, compareDecimals, negate, ratio, toScaled, ZERO } from '@/lib/domain/money'
import { previousRange, type ReportFilter } from '@/lib/domain/report-filter'
import type { SqlTx } from '@/lib/platform/tenant'
import type { Compared, Mover } from '../report-frame-model'
import type { ReportScope } from '../report-scope'
import { isWhollyRead } from './day-states'
import { groupedSpend, type Dimension } from './grouped-spend'
import { sumBy } from './stack'

/** The days a report is compared with (product.md, Reports); null where a day on either side has not been read. */
export async function comparedWith(tx: SqlTx, scope: ReportScope, filter: ReportFilter): Promise<Compared | null> {
  const before = previousRange(filter.period, scope.range, filter.today)
  if (!before || !scope.connectorIds.length) return null
  const bothRead = (await isWhollyRead(tx, { ...scope, range: { from: before.from, to: before.to } })) && (await isWhollyRead(tx, { ...scope, range: before.comparable }))
  return bothRead ? before : null
}

/** What rose and fell, the largest difference first; groups that are new or gone are 0 on the other side. */
export async function moversOf(tx: SqlTx, scope: ReportScope, compared: Compared, by: Dimension): Promise<Mover[]> {
  const [before, after] = [await groupedSpend(tx, { ...scope, range: { from: compared.from, to: compared.to } }, by, 'whole'), await groupedSpend(tx, { ...scope, range: compared.comparable }, by, 'whole')]
  const [was, now] = [sumBy(before.rows, ({ key }) => key), sumBy(after.rows, ({ key }) => key)]
  return [...new Set([...was.keys(), ...now.keys()])].map((key) => {
    const [then, since] = [was.get(key) ?? ZERO, now.get(key) ?? ZERO]
    const difference = addDecimals([since, negate(then)])
    return { ...(now.has(key) ? after : before).label(key), was: then, now: since, difference, change: ratio(toScaled(difference), toScaled(then)) }
  }).sort((a, b) => compareDecimals(size(b), size(a)) || (a.key < b.key ? -1 : 1))
}

const size = ({ difference }: Mover) => (difference.startsWith('-') ? negate(difference) : difference)
