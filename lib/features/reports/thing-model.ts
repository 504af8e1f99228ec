import { z } from 'zod'
import { CountText } from '@/lib/domain/count'
import { DecimalText } from '@/lib/domain/money'
import { GroupBy } from '@/lib/domain/report-filter'
import { ThingKind } from '@/lib/domain/things'
import { Basis, Compared, RankedGroup, ReportFrame, Stack } from './report-frame-model'

/** What a thing's dollars went to. `ids`: the kind of page its rows open, null where they have none. */
const Breakdown = z.object({ by: GroupBy, basis: Basis, groups: z.array(RankedGroup) })

/** One project, person or API key: its dollars by day and model, its completions, and what its dollars are made of. */
export const Thing = ReportFrame.extend({
  kind: ThingKind, id: z.string(), label: z.string(), note: z.string().nullable(),
  total: DecimalText, basis: Basis, compared: Compared.nullable(),
  /** Of everything billed in the period under the other filters. */
  share: DecimalText.nullable(), everything: DecimalText,
  usage: z.object({ requests: CountText, input: CountText, cached: CountText, output: CountText, cacheHit: DecimalText.nullable(), batchShare: DecimalText.nullable() }),
  ...Stack.shape,
  breakdowns: z.array(Breakdown),
})
export type Thing = z.infer<typeof Thing>
