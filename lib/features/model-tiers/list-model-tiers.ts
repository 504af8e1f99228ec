import 'server-only'
import { Day, lastDays } from '@/lib/domain/day'
import { catalogModel, catalogRule, CATALOGUE_DATE } from '@/lib/domain/model-catalog'
import { compareDecimals } from '@/lib/domain/money'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { today } from '@/lib/platform/clock'
import { inTenantSql } from '@/lib/platform/tenant'
import type { ModelTierRow, ModelTiers } from './model-tiers-model'
import { CATALOGUE, ownTiers } from './own-tiers'
import { modelSums, seenNames } from './seen-models'

const DAYS = 90

/** Every model in the organization's data, what the catalogue says of it and what an admin says; unclassified ones first. @throws NotAllowed */
export async function listModelTiers(ctx: Context): Promise<ModelTiers> {
  authorize(ctx, 'model-tier:read')
  const range = lastDays(today(), DAYS)
  return inTenantSql(ctx, async (tx) => {
    const own = await ownTiers(tx, ctx.organizationId)
    const sumsOf = await modelSums(tx, ctx.organizationId, range)
    const models = [...(await seenNames(tx, ctx.organizationId)).union(own)].map((model): ModelTierRow => {
      const { family, tier, reasoning } = catalogModel(model)
      const { tokens, amount } = sumsOf(model)
      return { model, family, rule: catalogRule(model)?.rule ?? null, as: catalogRule(model)?.as ?? null, catalogue: { tier, reasoning }, own: own.get(model) ?? CATALOGUE, tokens: `${tokens}`, amount }
    })
    const known = ({ catalogue }: ModelTierRow) => Number(catalogue.tier !== null)
    return { date: Day.parse(CATALOGUE_DATE), ...range, models: models.sort((a, b) => known(a) - known(b) || compareDecimals(b.amount, a.amount) || (a.model < b.model ? -1 : 1)) }
  }, 'read')
}
