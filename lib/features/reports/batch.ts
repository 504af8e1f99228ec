import 'server-only'
import { ratio, toScaled, ZERO } from '@/lib/domain/money'
import type { ReportFilter } from '@/lib/domain/report-filter'
import type { Context } from '@/lib/features/viewer/context'
import type { Batch, WorkRow } from './batch-model'
import { comparedWith } from './facts/comparison'
import { coursesOf } from './facts/course'
import { groupedSpend } from './facts/grouped-spend'
import { stackOf } from './facts/stack'
import { workTokens } from './facts/work-tokens'
import { inReport, type ReportParts } from './report-frame'
import type { Compared } from './report-frame-model'

/** Batch and service tiers: dollars are allocated by usage (product.md, Attribution), tokens are counted. @throws NotAllowed, NotFound */
export const batchReport = (ctx: Context, filter: ReportFilter): Promise<Batch> => inReport(ctx, filter, async (parts) => {
  const tokens = await workTokens(parts.tx, parts.scope, 'batch')
  const all = Array.from(tokens.values()).reduce((sum, count) => sum + count, 0n)
  const compared = await comparedWith(parts.tx, parts.scope, filter)
  return { total: parts.total, tokens: `${all}`, compared, batch: await cut(parts, 'batch', all, compared), tiers: await cut(parts, 'tier', all, compared) }
})

async function cut({ tx, scope, states, total }: ReportParts, by: 'batch' | 'tier', all: bigint, compared: Compared | null): Promise<Batch['batch']> {
  const spend = await groupedSpend(tx, scope, by)
  const course = await coursesOf({ tx, scope, states }, by, spend, compared)
  const stack = stackOf({ ...spend, states, whole: total })
  const tokens = await workTokens(tx, scope, by)
  const unbilled = Array.from(tokens.keys()).filter((key) => !stack.groups.some((group) => group.key === key)).sort().map((key) => ({ ...spend.label(key), amount: ZERO, share: ratio(toScaled(ZERO), toScaled(total)) }))
  const rows = [...stack.groups, ...unbilled].map((group): WorkRow => {
    const count = tokens.get(group.key)
    return { ...group, ...course(group.key), tokens: count === undefined ? null : `${count}`, tokenShare: count === undefined ? null : ratio({ units: count, scale: 0 }, { units: all, scale: 0 }) }
  })
  return { ...stack, rows }
}
