import 'server-only'
import { ZERO } from '@/lib/domain/money'
import type { Compared, Course, Mover } from '../report-frame-model'
import type { ReportParts } from '../report-frame'
import { moversOf } from './comparison'
import type { Dimension, GroupedSpend } from './grouped-spend'
import { trendsOf } from './trend'

/** Nothing on either side: used, but not billed. */
const UNCHANGED = { was: ZERO, now: ZERO, difference: ZERO, change: null }

/** How the dollars of each group went: over the period, and (USD) against the period before where there is one to compare with. */
export async function coursesOf({ tx, scope, states }: Pick<ReportParts, 'tx' | 'scope' | 'states'>, by: Dimension, spend: GroupedSpend, compared: Compared | null): Promise<(key: string) => Course> {
  return courseBy(trendsOf(spend.sums, states), compared && await moversOf(tx, scope, compared, by, spend))
}

/** The same, where the changes are known already. */
export function courseBy(trend: ReturnType<typeof trendsOf>, movers: Mover[] | null): (key: string) => Course {
  const changes = movers && new Map(movers.map(({ key, was, now, difference, change }) => [key, { was, now, difference, change }]))
  return (key) => ({ trend: trend(key), delta: changes && (changes.get(key) ?? UNCHANGED) })
}
