import 'server-only'
import { ratio, toScaled, ZERO } from '@/lib/domain/money'
import type { ReportFilter } from '@/lib/domain/report-filter'
import type { Context } from '@/lib/features/viewer/context'
import type { Batch, WorkRow } from './batch-model'
import { groupedSpend } from './facts/grouped-spend'
import { stackOf } from './facts/stack'
import { workTokens } from './facts/work-tokens'
import { inReport, type ReportParts } from './report-frame'

/** Batch and service tiers: dollars are allocated by usage (product.md, Attribution), tokens are counted. @throws NotAllowed, NotFound */
export const batchReport = (ctx: Context, filter: ReportFilter): Promise<Batch> => inReport(ctx, filter, async (parts) => {
  const tokens = await workTokens(parts.tx, parts.scope, 'batch')
  const all = Array.from(tokens.values()).reduce((sum, count) => sum + count, 0n)
  return { total: parts.total, tokens: `${all}`, batch: await cut(parts, 'batch', all), tiers: await cut(parts, 'tier', all) }
})

async function cut({ tx, scope, states, total }: ReportParts, by: 'batch' | 'tier', all: bigint): Promise<Batch['batch']> {
  const spend = await groupedSpend(tx, scope, by)
  const stack = stackOf({ ...spend, range: scope.range, states, whole: total })
  const tokens = await workTokens(tx, scope, by)
  const unbilled = Array.from(tokens.keys()).filter((key) => !stack.groups.some((group) => group.key === key)).sort().map((key) => ({ ...spend.label(key), amount: ZERO, share: ratio(toScaled(ZERO), toScaled(total)) }))
  const rows = [...stack.groups, ...unbilled].map((group): WorkRow => {
    const count = tokens.get(group.key)
    return { ...group, tokens: count === undefined ? null : `${count}`, tokenShare: count === undefined ? null : ratio({ units: count, scale: 0 }, { units: all, scale: 0 }) }
  })
  return { ...stack, rows }
}
