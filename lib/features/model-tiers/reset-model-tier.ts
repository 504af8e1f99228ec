import 'server-only'
import { z } from 'zod'
import { NotFound } from '@/lib/domain/errors'
import { parseInput } from '@/lib/domain/parse-input'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { inTenantSql } from '@/lib/platform/tenant'
import type { OwnTier } from './model-tiers-model'
import { CATALOGUE, changeOf, lockedOwnTier } from './own-tiers'

const Input = z.object({ model: z.string().min(1).max(300) })

/** Leaves a model to the catalogue again. Answers what it was before. @throws NotAllowed, NotFound when nobody said anything of it */
export async function resetModelTier(ctx: Context, input: unknown): Promise<{ was: OwnTier }> {
  authorize(ctx, 'model-tier:write')
  const { model } = parseInput(Input, input)
  return inTenantSql(ctx, async (tx) => {
    const was = await lockedOwnTier(tx, ctx.organizationId, model)
    const { rowCount } = await tx.query('delete from "ModelTier" where "organizationId" = $1 and model = $2', [ctx.organizationId, model])
    if (!rowCount) throw new NotFound('An own tier of this model')
    await recordAudit(tx, ctx, { action: 'model-tier.reset', subjectKind: 'model', subjectId: model, change: changeOf(was, CATALOGUE) })
    return { was }
  })
}
