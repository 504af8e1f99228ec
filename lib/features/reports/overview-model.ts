import { z } from 'zod'
import { CountText } from '@/lib/domain/count'
import { Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import { Basis, Compared, Mover, RankedGroup, ReportFrame, Stack } from './report-frame-model'
import { TierShares } from './tier-shares-model'

/** The Overview: what page, API and CSV all show. Dollars: USD as exact decimal text. Ratios: decimal text, 0–1; null when undefined. */
export const Overview = ReportFrame.extend({
  kpis: z.object({
    totalSpend: z.object({ amount: DecimalText, previous: z.object({ amount: DecimalText, from: Day, to: Day, comparable: DecimalText, change: DecimalText.nullable() }).nullable() }),
    costPerDeveloper: z.object({ amount: DecimalText.nullable(), people: z.number(), unknownKind: z.number() }),
    modelMix: TierShares,
    cacheHitRate: z.object({ rate: DecimalText.nullable(), cached: CountText, input: CountText }),
    batch: z.object({ rate: DecimalText.nullable(), batchAmount: DecimalText, completionsAmount: DecimalText, tokenShare: DecimalText.nullable() }),
  }),
  basis: Basis,
  /** The days of the comparison, and how every group of either side changed, the largest difference first; empty without a comparison. */
  compared: Compared.nullable(), movers: z.array(Mover),
  ...Stack.shape,
  groups: z.array(RankedGroup),
})
export type Overview = z.infer<typeof Overview>
