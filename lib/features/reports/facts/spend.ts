import 'server-only'
import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { addDecimals, DecimalText, trimDecimal, ZERO } from '@/lib/domain/money'
import type { ReadTx } from '@/lib/platform/tenant'
import type { ReportScope } from '../report-scope'
import { once, type Snapshot } from '../snapshot'
import { cells, dollars, type Source } from './sources'

/** Dollars of one day as columns: the value of the grouped dimension (null: the vendor named none), the amount, and how many stored rows it is. `available` false: the vendor refused that grouping. */
export type SpendColumns = { day: Day; available: boolean; ids: (string | null)[]; amounts: string[]; counts: number[] }
const DayColumns = z.object({ day: Day, ids: z.array(z.string().nullable()), amounts: z.string().transform((text) => text.split(' ')), counts: z.array(z.number()) })
const isEven = ({ ids, amounts, counts }: z.infer<typeof DayColumns>) => ids.length === amounts.length && ids.length === counts.length
const Columns = z.array(DayColumns.extend({ available: z.boolean() }).refine(isEven, 'columns differ in length'))
const Items = z.array(DayColumns.extend({ currency: z.string(), keyless: z.boolean(), sum: DecimalText }).refine(isEven, 'columns differ in length'))
/** A day in one row: a hundred thousand rows of a driver cost more than all that is done with them. Text in between keeps every digit. */
const COLUMNS = (ids: string, amounts: string, counts: string) => `array_to_json(${ids}) as ids, array_to_string(${amounts}, ' ') as amounts, array_to_json(${counts}) as counts`

const GROUPED_BY_KEY = `coalesce(s."apiKeyGrouped", false)`
const DIRECT = {
  project: { id: `s."projectId"`, available: 'true' },
  apiKey: { id: `s."apiKeyId"`, available: GROUPED_BY_KEY },
  // `placeOf` reads it.
  place: { id: `json_build_array(s."projectId", s."apiKeyId", ${GROUPED_BY_KEY})::text`, available: 'true' },
} as const

const Place = z.tuple([z.string().nullable(), z.string().nullable(), z.boolean()])
/** What the id of a place says: its project and key, null where the vendor named none; `groupedByKey` false: the vendor refused that grouping. */
export function placeOf(id: string): { project: string | null; apiKey: string | null; groupedByKey: boolean } {
  const [project, apiKey, groupedByKey] = Place.parse(JSON.parse(id))
  return { project, apiKey, groupedByKey }
}

/** `days`: a row for each day · `whole`: one for the period, under its first day; ten times fewer where nobody asks for days. */
export type Over = 'days' | 'whole'
const DAY: Record<Over, string> = { days: 'f.day', whole: '$3::date' }

/** OpenAI refused the grouping by key for these dollars. */
const KEYLESS = `s."apiKeyGrouped" is false`

/** What is billed per day, currency and line item, and the sum of it; as billed, so direct; allocated where the report is narrowed to people. */
const items = once(async (tx, scope: ReportScope, over: Over) => {
  const { from, where, count, values, summed } = dollars(scope, 'lineItem')
  const [amounts, grouped] = summed && over === 'days' ? [`f.amount, f.rows as count`, ''] : [`sum(f.amount) as amount, ${count} as count`, 'group by 1, 2, 3, 4']
  return Items.parse((await tx.query(
    `select day, currency, keyless, ${COLUMNS('array_agg(id)', 'array_agg(trim_scale(amount))', 'array_agg(count)')}, trim_scale(sum(amount))::text as sum from (
       select ${DAY[over]} as day, s.currency, coalesce(${KEYLESS}, false) as keyless, s."lineItem" as id, ${amounts} from ${from} where ${where} ${grouped}) items group by 1, 2, 3`, values)).rows)
})

/** USD per day and line item. */
export const itemSpend = async (tx: Snapshot, scope: ReportScope, over: Over = 'days'): Promise<SpendColumns[]> =>
  (await items(tx, scope, over)).filter(({ currency }) => currency === 'USD').map(({ day, ids, amounts, counts }) => ({ day, available: true, ids, amounts, counts }))

/** USD per day and project or key, likewise; `place`: both at once, for who reads both. */
export function directSpend(tx: ReadTx, scope: ReportScope, by: keyof typeof DIRECT, over: Over = 'days'): Promise<SpendColumns[]> {
  return columnsOf(tx, dollars(scope, by === 'place' ? undefined : by), { ...DIRECT[by], also: ` and s.currency = 'USD'` }, over)
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
  // `workOf` reads it.
  work: { id: `case when u.service <> 'completions' then 'other' else case when u.batch then 'batch' when u.batch is null then '-' else 'standard' end || coalesce(' ' || u."serviceTier", '') end`, available: 'u.id is not null' },
} as const
export type Allocated = keyof typeof ALLOCATED

/** What the id of allocated work says; null: the vendor named none. Of other services only that they are. */
export function workOf(id: string): { batch: string | null; tier: string | null } {
  if (id === 'other') return { batch: id, tier: id }
  const [batch = '', ...tier] = id.split(' ')
  return { batch: batch === '-' ? null : batch, tier: tier.length > 0 ? tier.join(' ') : null }
}

/** USD per day and user, or batch and tier: sums over the same cells, allocated by usage share (product.md, Attribution). */
export function allocatedSpend(tx: ReadTx, scope: ReportScope, by: Allocated, over: Over = 'days'): Promise<SpendColumns[]> {
  return columnsOf(tx, cells(scope, by), { ...ALLOCATED[by], also: '' }, over)
}

const Totals = z.array(z.object({ currency: z.string(), amount: DecimalText, keyless: DecimalText.nullable(), keylessFrom: Day.nullable(), keylessTo: Day.nullable() }))

const Keyless = z.array(z.object({ day: Day, amount: DecimalText }))

/** The days on which OpenAI refused the grouping by key, with their dollars (USD): what a report that is narrowed to keys leaves out. Only of connectors that know one of the keys. */
export async function keylessDays(tx: ReadTx, scope: ReportScope): Promise<z.infer<typeof Keyless>> {
  const { from, where, values, next } = dollars({ ...scope, only: { ...scope.only, apiKeys: null } }, scope.only.lineItems ? 'lineItem' : 'apiKey')
  return Keyless.parse((await tx.query(
    `select f.day, trim_scale(sum(f.amount))::text as amount from ${from} where ${where} and s.currency = 'USD' and ${KEYLESS}
       and exists (select 1 from "Series" k where k."organizationId" = $1 and k."connectorId" = f."connectorId" and k."apiKeyId" = any($${next}::text[])) group by 1 order by 1`, [...values, scope.only.apiKeys])).rows)
}

const Amount = z.array(z.object({ amount: DecimalText.nullable() }))

export type BilledTotal = z.infer<typeof Totals>[number]

/** Everything billed in the period, per currency; `keyless`: the part of it for which OpenAI refused the grouping by key, and its days. */
export async function billedTotals(tx: ReadTx, scope: ReportScope): Promise<BilledTotal[]> {
  const { from, where, values } = dollars(scope, 'lineItem')
  return Totals.parse((await tx.query(
    `select s.currency, trim_scale(sum(f.amount))::text as amount, trim_scale(sum(f.amount) filter (where ${KEYLESS}))::text as keyless,
       min(f.day) filter (where ${KEYLESS}) as "keylessFrom", max(f.day) filter (where ${KEYLESS}) as "keylessTo" from ${from} where ${where} group by 1 order by 1`, values)).rows)
}

/** Everything billed in the period, USD. */
export async function billedDollars(tx: ReadTx, scope: ReportScope): Promise<DecimalText> {
  const { from, where, values } = dollars(scope, 'lineItem')
  const [row] = Amount.parse((await tx.query(`select trim_scale(sum(f.amount))::text as amount from ${from} where ${where} and s.currency = 'USD'`, values)).rows)
  return row?.amount ?? ZERO
}

/** `billedTotals`, added up from the days of all line items: for a report that reads them anyway. */
export async function itemTotals(tx: Snapshot, scope: ReportScope): Promise<BilledTotal[]> {
  const all = await items(tx, scope, 'days')
  const sum = (rows: typeof all) => trimDecimal(addDecimals(rows.map((row) => row.sum)))
  return [...new Set(all.map(({ currency }) => currency))].sort().map((currency): BilledTotal => {
    const rows = all.filter((row) => row.currency === currency)
    const keyless = rows.filter((row) => row.keyless)
    const days = keyless.map(({ day }) => day).sort()
    return { currency, amount: sum(rows), keyless: keyless.length > 0 ? sum(keyless) : null, keylessFrom: days[0] ?? null, keylessTo: days.at(-1) ?? null }
  })
}

/** Dollars allocated to batch work of completions. */
export async function batchSpend(tx: ReadTx, scope: ReportScope): Promise<DecimalText | null> {
  const { from, where, values } = cells(scope, 'work')
  const [row] = Amount.parse((await tx.query(`select trim_scale(sum(f.amount))::text as amount from ${from} where ${where} and u.service = 'completions' and u.batch`, values)).rows)
  return row?.amount ?? null
}
