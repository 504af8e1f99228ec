import type { Thinking } from '../model-mix-model'
import type { ModelCounts } from './model-usage'
import type { Catalogue } from './tier-shares'

const ADDEND = { 'o-series': 'oSeries', other: 'otherModels' } as const

/**
 * Thinking tokens (product.md, KPIs): the explicit reasoning field where a row has one, else the output tokens of reasoning
 * models, which are an upper bound. Two addends: o-series and other reasoning models.
 */
export function thinkingOf(counts: Iterable<[model: string | null, ModelCounts]>, catalogue: Catalogue): Thinking {
  const tokens = { oSeries: 0n, otherModels: 0n }
  let derived = 0n
  for (const [model, { reported, unreported }] of counts) {
    const reasoning = model === null ? null : catalogue(model).reasoning
    const upTo = reasoning === null ? 0n : unreported
    tokens[reasoning === null ? 'otherModels' : ADDEND[reasoning]] += reported + upTo
    derived += upTo
  }
  return { tokens: `${tokens.oSeries + tokens.otherModels}`, exact: derived === 0n, oSeries: `${tokens.oSeries}`, otherModels: `${tokens.otherModels}` }
}
