import 'server-only'
import { addDecimals, compareDecimals, ratio, toScaled, ZERO, type DecimalText } from '@/lib/domain/money'
import type { ReportFilter } from '@/lib/domain/report-filter'
import type { Context } from '@/lib/features/viewer/context'
import { comparedWith } from './facts/comparison'
import { coursesOf } from './facts/course'
import { amountsOf, daySumsOf, daysWithAny, totalsOf, wholeOf } from './facts/day-sums'
import { groupedSpend, lineItemTotals, thingOfKey, type GroupedSpend } from './facts/grouped-spend'
import { dailyModelTokens, modelCounts, sumCounts, type ModelCounts } from './facts/model-usage'
import { usageModelNames } from './facts/narrow'
import { itemTotals } from './facts/spend'
import { stackOf } from './facts/stack'
import { thinkingOf } from './facts/thinking'
import { tierCatalogue, tierShares, type Catalogue } from './facts/tier-shares'
import type { ModelMix, ModelRow } from './model-mix-model'
import { inReport } from './report-frame'
import type { Course } from './report-frame-model'

/**
 * Model mix of a period (product.md, KPIs and Reports). Dollars by the model their line item names, tokens of completions by
 * their model, joined by name. USD as decimal text, tokens as text. @throws NotAllowed, NotFound for a foreign connector
 */
export const modelMixReport = (ctx: Context, filter: ReportFilter): Promise<ModelMix> => inReport(ctx, filter, async ({ tx, scope, states, statesOf, total }) => {
  const spend = await groupedSpend(tx, scope, 'model')
  const compared = await comparedWith(tx, scope, filter)
  const course = await coursesOf({ tx, scope, states }, 'model', spend, compared)
  const shownAs = await usageModelNames(tx, scope)
  const billedDays = [...daysWithAny(spend.sums)]
  const counts = await modelCounts(tx, scope, shownAs, billedDays)
  const catalogue = await tierCatalogue(tx, scope.organizationId)
  const tokens = filter.measured === 'tokens' ? daySumsOf(scope.range, await dailyModelTokens(tx, scope, shownAs)) : null
  const amounts = amountsOf(totalsOf(spend.sums))
  const whole = tokens ? wholeOf(totalsOf(tokens)) : total
  return {
    total, whole, basis: spend.basis, compared,
    tiers: tierShares(await lineItemTotals(tx, scope), catalogue),
    thinking: thinkingOf(byModel(counts), catalogue),
    ...stackOf({ sums: tokens ?? spend.sums, label: spend.label, states: tokens ? statesOf('tokens') : states, whole }),
    models: modelRows(spend, amounts, counts, catalogue, total, course),
    totals: usageOf(sumCounts(counts.values()), thinkingOf(byModel(counts), catalogue), addDecimals(Array.from(amounts).filter(([key]) => counts.has(key)).map(([, amount]) => amount))),
  }
}, itemTotals)

const byModel = (counts: Map<string, ModelCounts>) => Array.from(counts, ([key, one]): [string | null, ModelCounts] => [thingOfKey(key), one])

/** One row per model that was billed or used; both the dollars and the tokens add up to the totals. */
function modelRows(spend: GroupedSpend, amounts: Map<string, DecimalText>, counts: Map<string, ModelCounts>, catalogue: Catalogue, total: DecimalText, course: (key: string) => Course): ModelRow[] {
  return [...new Set([...amounts.keys(), ...counts.keys()])].map((key): ModelRow => {
    const [amount, used, model] = [amounts.get(key) ?? ZERO, counts.get(key), thingOfKey(key)]
    return {
      ...spend.label(key), amount, share: ratio(toScaled(amount), toScaled(total)), ...course(key),
      tier: model === null ? null : (catalogue(model).tier ?? 'unclassified'),
      usage: used ? usageOf(used, thinkingOf([[model, used]], catalogue), amounts.get(key) ?? null) : null,
    }
  }).sort((a, b) => compareDecimals(b.amount, a.amount) || (a.key < b.key ? -1 : 1))
}

const count = (units: bigint) => ({ units, scale: 0 })

function usageOf(used: ModelCounts, thinking: ModelMix['thinking'], amount: DecimalText | null): NonNullable<ModelRow['usage']> {
  const million = amount && toScaled(amount)
  return {
    requests: `${used.requests}`, input: `${used.input}`, cached: `${used.cached}`, output: `${used.output}`, thinking,
    perMillion: million && ratio({ units: million.units * 1_000_000n, scale: million.scale }, count(used.rated)),
    cacheHit: ratio(count(used.cached), count(used.input)),
    batchShare: ratio(count(used.batch), count(used.input + used.output)),
  }
}
