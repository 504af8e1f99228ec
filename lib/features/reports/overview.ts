import 'server-only'
import { parseLineItem } from '@/lib/domain/line-item'
import { addDecimals, negate, ratio, toScaled, trimDecimal, ZERO } from '@/lib/domain/money'
import type { ReportFilter } from '@/lib/domain/report-filter'
import type { Context } from '@/lib/features/viewer/context'
import { changeOf, comparedWith, changesOf } from './facts/comparison'
import { courseBy } from './facts/course'
import { totalsOf, wholeOf } from './facts/day-sums'
import { groupedSpend, lineItemTotals, type GroupedSpend } from './facts/grouped-spend'
import { batchSpend, itemTotals } from './facts/spend'
import { stackOf } from './facts/stack'
import { tierCatalogue, tierShares } from './facts/tier-shares'
import { trendsOf } from './facts/trend'
import { activePeople, completionTokens } from './facts/usage-totals'
import type { Overview } from './overview-model'
import { inReport, type ReportParts } from './report-frame'
import type { Compared, Mover } from './report-frame-model'

/**
 * The Overview of a period: five KPIs by the formulas of product.md, spend by day and group. One read-only snapshot; USD as
 * exact decimal text. Serves page, API and CSV alike. @throws NotAllowed, NotFound for a connector that is not the organization's
 */
export const overviewReport = (ctx: Context, filter: ReportFilter): Promise<Overview> => inReport(ctx, filter, async (parts) => {
  const { tx, scope, states, total } = parts
  const spend = await groupedSpend(tx, scope, filter.groupBy)
  const compared = await comparedWith(tx, scope, filter)
  const changes = compared && await changesOf(tx, scope, compared, filter.groupBy, spend)
  const [course, movers] = [courseBy(trendsOf(spend.sums, states), changes), changes ? await changes.movers() : []]
  const stack = stackOf({ ...spend, states, whole: total })
  return { kpis: await kpis(parts, spend, compared, movers), basis: spend.basis, compared, movers, ...stack, groups: stack.groups.map((group) => ({ ...group, ...course(group.key) })) }
}, itemTotals)

async function kpis({ tx, scope, total, known }: ReportParts, spend: GroupedSpend, compared: Compared | null, movers: Mover[]): Promise<Overview['kpis']> {
  const lineItems = await lineItemTotals(tx, scope)
  const tokens = await completionTokens(tx, scope)
  const people = await activePeople(tx, scope)
  const batchAmount = (await batchSpend(tx, scope)) ?? ZERO
  const completionsAmount = trimDecimal(addDecimals(lineItems.filter(({ id }) => id !== null && parseLineItem(id).service === 'completions').map((row) => row.amount)))
  const count = (units: bigint) => ({ units, scale: 0 })
  return {
    totalSpend: { amount: total, previous: compared && previous(spend, compared, movers) },
    costPerDeveloper: { amount: !known ? null : ratio(toScaled(total), count(BigInt(people.people))), ...people },
    modelMix: tierShares(lineItems, await tierCatalogue(tx, scope.organizationId)),
    cacheHitRate: { rate: ratio(count(tokens.cached), count(tokens.input)), cached: `${tokens.cached}`, input: `${tokens.input}` },
    batch: { rate: ratio(toScaled(batchAmount), toScaled(completionsAmount)), batchAmount, completionsAmount, tokenShare: ratio(count(tokens.batch), count(tokens.input + tokens.output)) },
  }
}

/** Every dollar is in a group, so the groups add up to what was billed. */
function previous(spend: GroupedSpend, { from, to, comparable: days }: Compared, movers: Mover[]): Overview['kpis']['totalSpend']['previous'] {
  const [amount, comparable] = [trimDecimal(addDecimals([ZERO, ...movers.map(({ was }) => was)])), wholeOf(totalsOf(spend.sums, days))]
  return { amount, from, to, comparable, change: changeOf(toScaled(addDecimals([comparable, negate(amount)])), toScaled(amount)) }
}
