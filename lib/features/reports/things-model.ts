import { z } from 'zod'
import { CountText } from '@/lib/domain/count'
import { DecimalText } from '@/lib/domain/money'
import { ThingKind } from '@/lib/domain/things'
import { Basis, Compared, RankedGroup, ReportFrame, Stack } from './report-frame-model'

/** Completions of one thing. */
export const ThingUsage = z.object({ requests: CountText, input: CountText, output: CountText })
export type ThingUsage = z.infer<typeof ThingUsage>

/** `id` null: a residual, which has no page. `vendors`: the connectors in whose data it stands, one per vendor organization. */
export const ThingRow = RankedGroup.extend({ vendors: z.array(z.uuid()), id: z.string().nullable(), usage: ThingUsage.nullable() })
export type ThingRow = z.infer<typeof ThingRow>

/** Projects, people or API keys of a period: a row each and the same dollars by day. */
export const Things = ReportFrame.extend({
  kind: ThingKind, total: DecimalText, basis: Basis, compared: Compared.nullable(), totalUsage: ThingUsage, ...Stack.shape, rows: z.array(ThingRow),
})
export type Things = z.infer<typeof Things>
