import { z } from 'zod'
import { DecimalText } from '@/lib/domain/money'

const TierShare = z.object({ amount: DecimalText, share: DecimalText.nullable() })

/** Dollars (USD) per tier and their share of the dollars whose line item names a model; *No model* stands apart. */
export const TierShares = z.object({ frontier: TierShare, mid: TierShare, entry: TierShare, unclassified: TierShare, noModel: z.object({ amount: DecimalText }) })
export type TierShares = z.infer<typeof TierShares>
