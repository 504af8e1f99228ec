import 'server-only'
import { z } from 'zod'
import type { SqlTx } from '@/lib/platform/tenant'
import { OwnTier } from './model-tiers-model'

const Rows = z.array(OwnTier.extend({ model: z.string() }))
export const CATALOGUE: OwnTier = { tier: null, reasoning: null }

/** What admins of the organization said themselves, by model. */
export async function ownTiers(tx: SqlTx, organizationId: string): Promise<Map<string, OwnTier>> {
  const rows = Rows.parse((await tx.query('select model, tier, reasoning from "ModelTier" where "organizationId" = $1', [organizationId])).rows)
  return new Map(rows.map(({ model, tier, reasoning }) => [model, { tier, reasoning }]))
}

/** One at a time for a model, so that the audit log tells every step: what it was before. */
export async function lockedOwnTier(tx: SqlTx, organizationId: string, model: string): Promise<OwnTier> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`model-tier ${organizationId} ${model}`])
  return (await ownTiers(tx, organizationId)).get(model) ?? CATALOGUE
}

/** Before and after, for the audit log. */
export const changeOf = (was: OwnTier, is: OwnTier) => ({ tierBefore: was.tier, tierAfter: is.tier, reasoningBefore: was.reasoning, reasoningAfter: is.reasoning })
