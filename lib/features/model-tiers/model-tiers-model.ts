import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { CountText } from '@/lib/domain/count'
import { DecimalText } from '@/lib/domain/money'

export const Tier = z.enum(['frontier', 'mid', 'entry'], { error: 'Choose frontier, mid or entry.' })
/** `none`: an admin says that the model does not think. */
export const OwnReasoning = z.enum(['o-series', 'other', 'none'], { error: 'Choose o-series, other or none.' })

/** An admin's own word on a model; null leaves it to the catalogue. */
export const OwnTier = z.object({ tier: Tier.nullable(), reasoning: OwnReasoning.nullable() })
export type OwnTier = z.infer<typeof OwnTier>

/** A model seen in the organization's data. `rule` and `as`: which rule of the catalogue decided, under which name; null where none knows it. */
export const ModelTierRow = z.object({
  model: z.string(), family: z.string().nullable(), rule: z.string().nullable(), as: z.string().nullable(),
  catalogue: z.object({ tier: Tier.nullable(), reasoning: z.enum(['o-series', 'other']).nullable() }),
  own: OwnTier,
  /** Of the last 90 days: input and output tokens of all services, and billed dollars whose line item names the model. */
  tokens: CountText, amount: DecimalText,
})
export type ModelTierRow = z.infer<typeof ModelTierRow>

/** Every model ever seen: those without a tier first, then by dollars. `date`: of the default catalogue. */
export const ModelTiers = z.object({ date: Day, from: Day, to: Day, models: z.array(ModelTierRow) })
export type ModelTiers = z.infer<typeof ModelTiers>
