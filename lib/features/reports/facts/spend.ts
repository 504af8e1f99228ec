import 'server-only'
import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import type { ReadTx } from '@/lib/platform/tenant'
import type { ReportScope } from '../report-scope'
import { cells, dollars, type Source } from './sources'

/** Dollars of one day as columns: the value of the grouped dimension (null: the vendor named none), the amount, and how many stored rows it is. `available` false: the vendor refused that grouping. */
export type SpendColumns = { day: Day; available: boolean; ids: (string | null)[]; amounts: string[]; counts: number[] }
const Columns = z.array(z.object({ day: Day, available: z.boolean(), ids: z.array(z.string().nullable()), amounts: z.string().transform((text) => text.split(' ')), counts: z.array(z.number()) })
  .refine(({ ids, amounts, counts }) => ids.length === amounts.length && ids.length === counts.length, 'columns differ in length'))
/** A day in one row: a hundred thousand rows of a driver cost more than all that is done with them. Text in between keeps every digit. */
const COLUMNS = (ids: string, amounts: string, counts: string) => `array_to_json(${ids}) as ids, array_to_string(${amounts}, ' ') as amounts, array_to_json(${counts}) as counts`

const DIRECT = { lineItem: `s."lineItem"`, project: `s."projectId"`, apiKey: `s."apiKeyId"` } as const

/** `days`: a row for each day · `whole`: one for the period, under its first day; ten times fewer where nobody asks for days. */
export type Over = 'days' | 'whole'
const DAY: Record<Over, string> = { days: 'f.day', whole: '$3::date' }

/** USD per day and line item, project or key: as billed, so direct; allocated where the report is narrowed to people. */
export function directSpend(tx: ReadTx, scope: ReportScope, by: keyof typeof DIRECT, over: Over = 'days'): Promise<SpendColumns[]> {
  const available = by === 'apiKey' ? `coalesce(s."apiKeyGrouped", false)` : 'true'
  return columnsOf(tx, dollars(scope, by), { id: DIRECT[by], available, also: ` and s.currency = 'USD'` }, over)
}

type Asked = { id: string; available: string; also: string }

async function columnsOf(tx: ReadTx, { from, where, count, values, lists, summed }: Source, { id, available, also }: Asked, over: Over): Promise<SpendColumns[]> {
  const text = lists && over === 'days'
    ? `select f.day, ${available} as available, ${COLUMNS(lists.ids, lists.amounts, lists.counts)} from ${lists.from} where ${where}${also}`
    : `select day, available, ${COLUMNS('array_agg(id)', 'array_agg(trim_scale(amount))', 'array_agg(count)')} from (
         select ${DAY[over]} as day, ${id} as id, ${available} as available, ${summed && over === 'days' ? `f.amount, f.rows as count from ${from} where ${where}${also}` : `sum(f.amount) as amount, ${count} as count from ${from} where ${where}${also} group by 1, 2, 3`}) sums group by 1, 2`
  return Columns.parse((await tx.query(text, values)).rows)
}

/** What a cell of allocated dollars is grouped by. Without usage there is nothing to know it from: `available` is false. */
const ALLOCATED = {
  user: { id: `u."userId"`, available: 'true' },
  batch: { id: `case when u.service <> 'completions' then 'other' when u.batch then 'batch' when u.batch is null then null else 'standard' end`, available: 'u.id is not null' },
  tier: { id: `case when u.service <> 'completions' then 'other' else u."serviceTier" end`, available: 'u.id is not null' },
} as const
export type Allocated = keyof typeof ALLOCATED

/** USD per day and user, batch or tier: sums over the same cells, allocated by usage share (product.md, Attribution). */
export function allocatedSpend(tx: ReadTx, scope: ReportScope, by: Allocated, over: Over = 'days'): Promise<SpendColumns[]> {
  return columnsOf(tx, cells(scope, by === 'user' ? 'user' : 'work'), { ...ALLOCATED[by], also: '' }, over)
}

const Totals = z.array(z.object({ currency: z.string(), amount: DecimalText, keyless: DecimalText.nullable(), keylessFrom: Day.nullable(), keylessTo: Day.nullable() }))

const KEYLESS = `s."apiKeyGrouped" is false`

/** Everything billed in the period, per currency; `keyless`: the part of it for which OpenAI refused the grouping by key, and its days. */
export async function billedTotals(tx: ReadTx, scope: ReportScope) {
  const { from, where, values } = dollars(scope, 'lineItem')
  return Totals.parse((await tx.query(
    `select s.currency, trim_scale(sum(f.amount))::text as amount, trim_scale(sum(f.amount) filter (where ${KEYLESS}))::text as keyless,
       min(f.day) filter (where ${KEYLESS}) as "keylessFrom", max(f.day) filter (where ${KEYLESS}) as "keylessTo" from ${from} where ${where} group by 1 order by 1`, values)).rows)
}

const Amount = z.array(z.object({ amount: DecimalText.nullable() }))

/** Dollars allocated to batch work of completions. */
export async function batchSpend(tx: ReadTx, scope: ReportScope): Promise<DecimalText | null> {
  const { from, where, values } = cells(scope, 'work')
  const [row] = Amount.parse((await tx.query(`select trim_scale(sum(f.amount))::text as amount from ${from} where ${where} and u.service = 'completions' and u.batch`, values)).rows)
  return row?.amount ?? null
}
