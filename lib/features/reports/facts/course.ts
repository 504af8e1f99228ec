import 'server-only'
import type { Compared, Course } from '../report-frame-model'
import type { ReportParts } from '../report-frame'
import { changesOf, type Changes } from './comparison'
import type { Dimension, GroupedSpend } from './grouped-spend'
import { trendsOf } from './trend'

/** How the dollars of each group went: over the period, and (USD) against the period before where there is one to compare with. */
export async function coursesOf({ tx, scope, states }: Pick<ReportParts, 'tx' | 'scope' | 'states'>, by: Dimension, spend: GroupedSpend, compared: Compared | null): Promise<(key: string) => Course> {
  return courseBy(trendsOf(spend.sums, states), compared && await changesOf(tx, scope, compared, by, spend))
}

/** The same, where the changes are known already. */
export const courseBy = (trend: ReturnType<typeof trendsOf>, changes: Changes | null) => (key: string): Course => ({ trend: trend(key), delta: changes && changes.of(key) })
