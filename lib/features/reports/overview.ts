import 'server-only'
import { parseLineItem } from '@/lib/domain/line-item'
import { addDecimals, negate, ratio, toScaled, ZERO } from '@/lib/domain/money'
import type { ReportFilter } from '@/lib/domain/report-filter'
import type { Context } from '@/lib/features/viewer/context'
import { comparedWith, moversOf } from './facts/comparison'
import { courseBy } from './facts/course'
import { groupedSpend } from './facts/grouped-spend'
import { batchSpend, billedTotals, directSpend } from './facts/spend'
import { stackOf } from './facts/stack'
import { tierCatalogue, tierShares } from './facts/tier-shares'
import { trendsOf } from './facts/trend'
import { activePeople, completionTokens } from './facts/usage-totals'
import type { Overview } from './overview-model'
import { inReport, type ReportParts } from './report-frame'
import type { Compared } from './report-frame-model'
import type { ReportScope } from './report-scope'

/**
 * The Overview of a period: five KPIs by the formulas of product.md, spend by day and group. One read-only snapshot; USD as
 * exact decimal text. Serves page, API and CSV alike. @throws NotAllowed, NotFound for a connector that is not the organization's
 */
export const overviewReport = (ctx: Context, filter: ReportFilter): Promise<Overview> => inReport(ctx, filter, async (parts) => {
  const { tx, scope, states, total } = parts
  const { rows, label, basis } = await groupedSpend(tx, scope, filter.groupBy)
  const compared = await comparedWith(tx, scope, filter)
  const movers = compared && await moversOf(tx, scope, compared, filter.groupBy)
  const course = courseBy(trendsOf(rows, scope.range, states), movers)
  const stack = stackOf({ rows, label, range: scope.range, states, whole: total })
  return { kpis: await kpis(parts, compared), basis, compared, movers: movers ?? [], ...stack, groups: stack.groups.map((group) => ({ ...group, ...course(group.key) })) }
})

async function kpis({ tx, scope, total }: ReportParts, compared: Compared | null): Promise<Overview['kpis']> {
  const lineItems = await directSpend(tx, scope, 'lineItem')
  const tokens = await completionTokens(tx, scope)
  const people = await activePeople(tx, scope)
  const batchAmount = (await batchSpend(tx, scope)) ?? ZERO
  const completionsAmount = addDecimals(lineItems.filter(({ id }) => id !== null && parseLineItem(id).service === 'completions').map((row) => row.amount))
  const count = (units: bigint) => ({ units, scale: 0 })
  return {
    totalSpend: { amount: total, previous: compared && await previous({ tx, scope }, compared) },
    costPerDeveloper: { amount: ratio(toScaled(total), count(BigInt(people.people))), ...people },
    modelMix: tierShares(lineItems, await tierCatalogue(tx, scope.organizationId)),
    cacheHitRate: { rate: ratio(count(tokens.cached), count(tokens.input)), cached: `${tokens.cached}`, input: `${tokens.input}` },
    batch: { rate: ratio(toScaled(batchAmount), toScaled(completionsAmount)), batchAmount, completionsAmount, tokenShare: ratio(count(tokens.batch), count(tokens.input + tokens.output)) },
  }
}

async function previous({ tx, scope }: Pick<ReportParts, 'tx' | 'scope'>, { from, to, comparable: days }: Compared): Promise<Overview['kpis']['totalSpend']['previous']> {
  const usd = async (range: ReportScope['range']) => (await billedTotals(tx, { ...scope, range })).find(({ currency }) => currency === 'USD')?.amount ?? ZERO
  const [amount, comparable] = [await usd({ from, to }), await usd(days)]
  return { amount, from, to, comparable, change: ratio(toScaled(addDecimals([comparable, negate(amount)])), toScaled(amount)) }
}
