import 'server-only'
import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import type { SqlTx } from '@/lib/platform/tenant'
import type { ReportScope } from '../report-scope'
import { cells, dollars } from './sources'

/** Dollars of one day and one value of the grouped dimension, and how many stored rows they are. `id` null: the vendor named none; `available` false: it refused that grouping. */
export type Spend = { day: Day; id: string | null; available: boolean; amount: DecimalText; count: number }
const Rows = z.array(z.object({ day: Day, id: z.string().nullable(), available: z.boolean(), amount: DecimalText, count: z.number() }))

const DIRECT = { lineItem: `s."lineItem"`, project: `s."projectId"`, apiKey: `s."apiKeyId"` } as const

/** `days`: a row for each day · `whole`: one for the period, under its first day; ten times fewer where nobody asks for days. */
export type Over = 'days' | 'whole'
const DAY: Record<Over, string> = { days: 'f.day', whole: '$3::date' }

/** USD per day and line item, project or key: as billed, so direct; allocated where the report is narrowed to people. */
export async function directSpend(tx: SqlTx, scope: ReportScope, by: keyof typeof DIRECT, over: Over = 'days'): Promise<Spend[]> {
  const { from, where, count, values } = dollars(scope, by)
  const available = by === 'apiKey' ? `coalesce(s."apiKeyGrouped", false)` : 'true'
  return Rows.parse((await tx.query(
    `select ${DAY[over]} as day, ${DIRECT[by]} as id, ${available} as available, trim_scale(sum(f.amount))::text as amount, ${count} as count from ${from} where ${where} and s.currency = 'USD' group by 1, 2, 3`, values)).rows)
}

/** What a cell of allocated dollars is grouped by. Without usage there is nothing to know it from: `available` is false. */
const ALLOCATED = {
  user: { id: `u."userId"`, available: 'true' },
  batch: { id: `case when u.service <> 'completions' then 'other' when u.batch then 'batch' when u.batch is null then null else 'standard' end`, available: 'u.id is not null' },
  tier: { id: `case when u.service <> 'completions' then 'other' else u."serviceTier" end`, available: 'u.id is not null' },
} as const
export type Allocated = keyof typeof ALLOCATED

/** USD per day and user, batch or tier: sums over the same cells, allocated by usage share (product.md, Attribution). */
export async function allocatedSpend(tx: SqlTx, scope: ReportScope, by: Allocated, over: Over = 'days'): Promise<Spend[]> {
  const { from, where, count, values } = cells(scope, by === 'user' ? 'user' : 'work')
  const { id, available } = ALLOCATED[by]
  return Rows.parse((await tx.query(
    `select ${DAY[over]} as day, ${id} as id, ${available} as available, trim_scale(sum(f.amount))::text as amount, ${count} as count from ${from} where ${where} group by 1, 2, 3`, values)).rows)
}

/** Any sums add up to everything: those are read that what it is narrowed to allows. */
const narrowest = ({ only }: ReportScope) => (only.projects ? 'project' : only.apiKeys ? 'apiKey' : 'lineItem')

const Totals = z.array(z.object({ currency: z.string(), amount: DecimalText, keyless: DecimalText.nullable(), keylessFrom: Day.nullable(), keylessTo: Day.nullable() }))

const KEYLESS = `s."apiKeyGrouped" is false`

/** Everything billed in the period, per currency; `keyless`: the part of it for which OpenAI refused the grouping by key, and its days. */
export async function billedTotals(tx: SqlTx, scope: ReportScope) {
  const { from, where, values } = dollars(scope, narrowest(scope))
  return Totals.parse((await tx.query(
    `select s.currency, trim_scale(sum(f.amount))::text as amount, trim_scale(sum(f.amount) filter (where ${KEYLESS}))::text as keyless,
       min(f.day) filter (where ${KEYLESS}) as "keylessFrom", max(f.day) filter (where ${KEYLESS}) as "keylessTo" from ${from} where ${where} group by 1 order by 1`, values)).rows)
}

const Amount = z.array(z.object({ amount: DecimalText.nullable() }))

/** Dollars allocated to batch work of completions. */
export async function batchSpend(tx: SqlTx, scope: ReportScope): Promise<DecimalText | null> {
  const { from, where, values } = cells(scope, 'work')
  const [row] = Amount.parse((await tx.query(`select trim_scale(sum(f.amount))::text as amount from ${from} where ${where} and u.service = 'completions' and u.batch`, values)).rows)
  return row?.amount ?? null
}
