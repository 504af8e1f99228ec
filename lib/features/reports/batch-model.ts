import { z } from 'zod'
import { CountText } from '@/lib/domain/count'
import { DecimalText } from '@/lib/domain/money'
import { Compared, RankedGroup, ReportFrame, Stack } from './report-frame-model'

/** Allocated dollars (USD) and tokens of completions; `tokenShare` is a part of all tokens of completions. */
export const WorkRow = RankedGroup.extend({ tokens: CountText.nullable(), tokenShare: DecimalText.nullable() })
export type WorkRow = z.infer<typeof WorkRow>
const Cut = Stack.extend({ rows: z.array(WorkRow) })

/** Batch against standard, and the service tiers: two cuts through the same dollars, each adding up to the total. */
export const Batch = ReportFrame.extend({ total: DecimalText, tokens: CountText, compared: Compared.nullable(), batch: Cut, tiers: Cut })
export type Batch = z.infer<typeof Batch>
