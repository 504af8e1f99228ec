import 'server-only'
import { z } from 'zod'
import { parseLineItem } from '@/lib/domain/line-item'
import { catalogModel, type Reasoning, type Tier } from '@/lib/domain/model-catalog'
import { addDecimals, ratio, toScaled, trimDecimal, type DecimalText } from '@/lib/domain/money'
import type { ReadTx } from '@/lib/platform/tenant'
import type { TierShares } from '../tier-shares-model'

const Overrides = z.array(z.object({ model: z.string(), tier: z.enum(['frontier', 'mid', 'entry']).nullable(), reasoning: z.enum(['o-series', 'other', 'none']).nullable() }))
/** What a model counts as: `tier` null is *unclassified*, `reasoning` null does not think. */
export type Catalogue = (model: string) => { tier: Tier | null; reasoning: Reasoning | null }

/** The default catalogue with an admin's own tiers and reasoning flags over it; null in a row leaves the default. */
export async function tierCatalogue(tx: ReadTx, organizationId: string): Promise<Catalogue> {
  const rows = Overrides.parse((await tx.query('select model, tier, reasoning from "ModelTier" where "organizationId" = $1', [organizationId])).rows)
  const own = new Map(rows.map((row) => [row.model, row]))
  const found = new Map<string, ReturnType<Catalogue>>()
  const find: Catalogue = (model) => {
    const [known, override] = [catalogModel(model), own.get(model)]
    return { tier: override?.tier ?? known.tier, reasoning: override?.reasoning ? (override.reasoning === 'none' ? null : override.reasoning) : known.reasoning }
  }
  // A pattern is matched once for each model, not for each of its line items.
  return (model) => {
    const one = found.get(model) ?? find(model)
    found.set(model, one)
    return one
  }
}

/**
 * Model mix: share of dollars per tier among dollars whose line item names a model. Unknown models are *unclassified* and
 * dollars without a model are *No model*: both are shown and never folded into another tier.
 */
export function tierShares(lineItems: { id: string | null; amount: DecimalText }[], catalogue: Catalogue): TierShares {
  const parts: Record<keyof TierShares, DecimalText[]> = { frontier: [], mid: [], entry: [], unclassified: [], noModel: [] }
  for (const { id, amount } of lineItems) {
    const model = id === null ? null : parseLineItem(id).model
    parts[model === null ? 'noModel' : (catalogue(model).tier ?? 'unclassified')].push(amount)
  }
  const named = toScaled(addDecimals([...parts.frontier, ...parts.mid, ...parts.entry, ...parts.unclassified]))
  const share = (tier: keyof TierShares) => { const amount = trimDecimal(addDecimals(parts[tier])); return { amount, share: ratio(toScaled(amount), named) } }
  return { frontier: share('frontier'), mid: share('mid'), entry: share('entry'), unclassified: share('unclassified'), noModel: { amount: trimDecimal(addDecimals(parts.noModel)) } }
}
