import 'server-only'
import { parseLineItem } from '@/lib/domain/line-item'
import type { ReportFilter } from '@/lib/domain/report-filter'
import type { Context } from '@/lib/features/viewer/context'
import { comparedWith } from './facts/comparison'
import { coursesOf } from './facts/course'
import { groupedSpend, idOfKey } from './facts/grouped-spend'
import { quantitiesOf } from './facts/quantities'
import { restatementsOf, settlementOf } from './facts/settlement'
import { itemTotals } from './facts/spend'
import { stackOf } from './facts/stack'
import { vendorsOf } from './facts/vendors'
import type { CostLine, Costs } from './costs-model'
import { inReport } from './report-frame'

/** Dollars by day and line item as billed, the settlement of each day, and what was restated. USD as decimal text. @throws NotAllowed, NotFound */
export const costsReport = (ctx: Context, filter: ReportFilter): Promise<Costs> => inReport(ctx, filter, async ({ tx, scope, states, total }) => {
  const spend = await groupedSpend(tx, scope, 'lineItem')
  const stack = stackOf({ ...spend, states, whole: total })
  const compared = await comparedWith(tx, scope, filter)
  const course = await coursesOf({ tx, scope, states }, 'lineItem', spend, compared)
  const vendors = await vendorsOf(tx, scope, 'lineItem')
  const quantities = await quantitiesOf(tx, scope)
  const lines = stack.groups.map((group): CostLine => {
    const { model, service } = group.kind === 'thing' ? parseLineItem(idOfKey(group.key)) : { model: null, service: null }
    return { ...group, ...course(group.key), vendors: vendors(group.key), model, service, ...(quantities.get(idOfKey(group.key)) ?? { quantity: null, unit: null }) }
  })
  return { total, basis: spend.basis, compared, ...stack, lines, settlement: await settlementOf(tx, scope, stack.days), restatements: await restatementsOf(tx, scope) }
}, itemTotals)
