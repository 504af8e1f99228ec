import 'server-only'
import { z } from 'zod'
import { NotFound } from '@/lib/domain/errors'
import { parseInput } from '@/lib/domain/parse-input'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { inTenantSql } from '@/lib/platform/tenant'
import { OwnTier } from './model-tiers-model'
import { changeOf, lockedOwnTier } from './own-tiers'
import { seenNames } from './seen-models'

const Input = OwnTier.extend({ model: z.string().min(1).max(300, 'This name is too long for a model.') }).refine(({ tier, reasoning }) => tier !== null || reasoning !== null, 'Choose a tier or how the model thinks.')

/** An admin's own tier, or reasoning flag, of a model that the organization's data holds; every report follows. Answers what it was before. @throws NotAllowed, Invalid, NotFound */
export async function setModelTier(ctx: Context, input: unknown): Promise<{ was: OwnTier }> {
  authorize(ctx, 'model-tier:write')
  const { model, ...is } = parseInput(Input, input)
  return inTenantSql(ctx, async (tx) => {
    if (!(await seenNames(tx, ctx.organizationId)).has(model)) throw new NotFound('This model')
    const was = await lockedOwnTier(tx, ctx.organizationId, model)
    if (was.tier === is.tier && was.reasoning === is.reasoning) return { was }
    await tx.query(
      `insert into "ModelTier" ("organizationId", model, tier, reasoning) values ($1, $2, $3, $4)
       on conflict ("organizationId", model) do update set tier = excluded.tier, reasoning = excluded.reasoning`, [ctx.organizationId, model, is.tier, is.reasoning])
    await recordAudit(tx, ctx, { action: 'model-tier.set', subjectKind: 'model', subjectId: model, change: changeOf(was, is) })
    return { was }
  })
}
