import { z } from 'zod'
import { CountText } from '@/lib/domain/count'
import { DecimalText } from '@/lib/domain/money'
import { Basis, Compared, RankedGroup, ReportFrame, Stack } from './report-frame-model'
import { TierShares } from './tier-shares-model'

/** `exact` false: an upper bound, since output tokens stand in where OpenAI reports no reasoning tokens. The addends sum to `tokens`. */
export const Thinking = z.object({ tokens: CountText, exact: z.boolean(), oSeries: CountText, otherModels: CountText })
export type Thinking = z.infer<typeof Thinking>

const Usage = z.object({
  requests: CountText, input: CountText, cached: CountText, output: CountText, thinking: Thinking,
  /** USD per million tokens over the days whose dollars are known; null without tokens or dollars. */
  perMillion: DecimalText.nullable(),
  cacheHit: DecimalText.nullable(), batchShare: DecimalText.nullable(),
})
/** Of one model: USD, and its completions; `usage` null where there were none. */
export const ModelRow = RankedGroup.extend({ tier: z.enum(['frontier', 'mid', 'entry', 'unclassified']).nullable(), usage: Usage.nullable() })
export type ModelRow = z.infer<typeof ModelRow>

/** Model mix: tiers, thinking tokens, dollars (or tokens, as `measured` says) by day and model, and a row per model. */
export const ModelMix = ReportFrame.extend({
  total: DecimalText, tiers: TierShares, thinking: Thinking, basis: Basis, compared: Compared.nullable(),
  /** Of the chart: USD or tokens. */
  whole: DecimalText, ...Stack.shape,
  models: z.array(ModelRow), totals: Usage,
})
export type ModelMix = z.infer<typeof ModelMix>
