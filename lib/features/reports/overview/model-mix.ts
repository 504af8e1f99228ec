import 'server-only'
import { z } from 'zod'
import { parseLineItem } from '@/lib/domain/line-item'
import { catalogModel } from '@/lib/domain/model-catalog'
import { addDecimals, ratio, toScaled, type DecimalText } from '@/lib/domain/money'
import type { SqlTx } from '@/lib/platform/tenant'

type Bucket = 'frontier' | 'mid' | 'entry' | 'unclassified' | 'noModel'
const Overrides = z.array(z.object({ model: z.string(), tier: z.enum(['frontier', 'mid', 'entry']).nullable() }))

/** An admin's own tiers; the catalogue decides where there is none. */
export async function tierOverrides(tx: SqlTx, organizationId: string): Promise<Map<string, 'frontier' | 'mid' | 'entry' | null>> {
  return new Map(Overrides.parse((await tx.query('select model, tier from "ModelTier" where "organizationId" = $1', [organizationId])).rows).map(({ model, tier }) => [model, tier]))
}

/**
 * Model mix: share of dollars per tier among dollars whose line item names a model. Unknown models are *unclassified* and
 * dollars without a model are *No model*: both are shown and never folded into another tier.
 */
export function modelMix(lineItems: { id: string | null; amount: DecimalText }[], overrides: Map<string, 'frontier' | 'mid' | 'entry' | null>) {
  const parts: Record<Bucket, DecimalText[]> = { frontier: [], mid: [], entry: [], unclassified: [], noModel: [] }
  for (const { id, amount } of lineItems) {
    const model = id === null ? null : parseLineItem(id).model
    const override = model === null ? undefined : overrides.get(model)
    const tier = model === null ? 'noModel' : ((override === undefined ? catalogModel(model).tier : override) ?? 'unclassified')
    parts[tier].push(amount)
  }
  const named = toScaled(addDecimals([...parts.frontier, ...parts.mid, ...parts.entry, ...parts.unclassified]))
  const share = (bucket: Bucket) => { const amount = addDecimals(parts[bucket]); return { amount, share: ratio(toScaled(amount), named) } }
  return { frontier: share('frontier'), mid: share('mid'), entry: share('entry'), unclassified: share('unclassified'), noModel: { amount: addDecimals(parts.noModel) } }
}
