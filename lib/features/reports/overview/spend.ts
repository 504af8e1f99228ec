import 'server-only'
import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import type { SqlTx } from '@/lib/platform/tenant'
import { BOUND, bound, type ReportScope } from '../report-scope'

/** Dollars of one day and one value of the grouped dimension. `id` null: the vendor named none; `available` false: it refused that grouping. */
export type Spend = { day: Day; id: string | null; available: boolean; amount: DecimalText }
const Rows = z.array(z.object({ day: Day, id: z.string().nullable(), available: z.boolean(), amount: DecimalText }))

const DIRECT = { lineItem: `s."lineItem"`, project: `s."projectId"`, apiKey: `s."apiKeyId"` } as const

/** USD as billed, per day and line item, project or key: direct. */
export async function directSpend(tx: SqlTx, scope: ReportScope, by: keyof typeof DIRECT): Promise<Spend[]> {
  const available = by === 'apiKey' ? `coalesce(s."apiKeyGrouped", false)` : 'true'
  return Rows.parse((await tx.query(
    `select f.day, ${DIRECT[by]} as id, ${available} as available, trim_scale(sum(f.amount))::text as amount from "CostDay" f join "Series" s on s.id = f."seriesId"
     where ${BOUND} and s.currency = 'USD' group by 1, 2, 3`, bound(scope))).rows)
}

/** USD per day and person: allocated by usage. People are one lower-case e-mail over all connectors, else the user id. */
export async function spendByPerson(tx: SqlTx, scope: ReportScope): Promise<Spend[]> {
  return Rows.parse((await tx.query(
    `select f.day, coalesce(d.email, u."userId") as id, true as available, trim_scale(sum(f.amount))::text as amount from "AttributedCost" f
       left join "Series" u on u.id = f."usageSeriesId"
       left join "DirectoryEntry" d on d."connectorId" = u."connectorId" and d.kind = 'user' and d."externalId" = u."userId"
     where ${BOUND} group by 1, 2`, bound(scope))).rows)
}

const Totals = z.array(z.object({ currency: z.string(), amount: DecimalText }))

/** Everything billed in the period, per currency. */
export async function billedTotals(tx: SqlTx, scope: ReportScope) {
  return Totals.parse((await tx.query(
    `select s.currency, trim_scale(sum(f.amount))::text as amount from "CostDay" f join "Series" s on s.id = f."seriesId" where ${BOUND} group by 1 order by 1`, bound(scope))).rows)
}

const Amount = z.array(z.object({ amount: DecimalText.nullable() }))

/** Dollars allocated to batch work of completions. */
export async function batchSpend(tx: SqlTx, scope: ReportScope): Promise<DecimalText | null> {
  const [row] = Amount.parse((await tx.query(
    `select trim_scale(sum(f.amount))::text as amount from "AttributedCost" f join "Series" u on u.id = f."usageSeriesId" where ${BOUND} and u.service = 'completions' and u.batch`, bound(scope))).rows)
  return row?.amount ?? null
}
