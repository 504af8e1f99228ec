import 'server-only'
import { z } from 'zod'
import { DecimalText } from '@/lib/domain/money'
import type { ReadTx } from '@/lib/platform/tenant'
import type { ReportScope } from '../report-scope'
import { dollars } from './sources'

const Rows = z.array(z.object({ line: z.string(), units: z.number(), unit: z.string().nullable(), quantity: DecimalText.nullable() }))
export type Quantity = { quantity: DecimalText | null; unit: string | null }

/** What was billed of each line item in the vendor's own unit. People are billed nothing, so narrowed to people there are none. */
export async function quantitiesOf(tx: ReadTx, scope: ReportScope): Promise<Map<string, Quantity>> {
  if (scope.only.users) return new Map()
  const { from, where, values } = dollars(scope, 'lineItem')
  const rows = Rows.parse((await tx.query(
    `select s."lineItem" as line, count(distinct s."quantityUnit")::int as units, min(s."quantityUnit") as unit, trim_scale(sum(f.quantity))::text as quantity
     from ${from} where ${where} and s.currency = 'USD' and s."lineItem" is not null group by 1`, values)).rows)
  return new Map(rows.map(({ line, units, unit, quantity }) => [line, units > 1 ? { quantity: null, unit: null } : { quantity, unit }]))
}
