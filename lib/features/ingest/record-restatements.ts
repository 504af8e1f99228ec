import 'server-only'
import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { addDecimals, compareDecimals, DecimalText, ZERO } from '@/lib/domain/money'
import type { SqlTx } from '@/lib/platform/tenant'
import type { Fact, FactTable } from './facts'
import type { FetchedPull } from './fetched-pull'
import type { Scope } from './scope'

/** Totals of a day by measure. Money is a measure per currency: unlike amounts are never added. */
type Totals = Map<string, DecimalText>
const Stored = z.array(z.object({ day: Day, measure: z.string(), value: DecimalText }))

/** `columns`: those that the new facts have values of; what is stored may have others. */
type Columns = { table: FactTable; columns: readonly string[] }

const USD = 'USD'
const amountIn = (currency: string | null) => (currency === USD ? 'amount' : `amount (${currency ?? 'no currency'})`)

/**
 * Keeps, for each settled day about to be replaced, every measure whose total changes: old and new value. Rows that only
 * move between series (same totals) are no restatement. Hours have none: they are a view of the days.
 */
export async function recordRestatements(tx: SqlTx, scope: Scope, pull: FetchedPull, { table, columns }: Columns, days: Day[], byDay: Map<Day, Map<string, Fact>>): Promise<void> {
  if (!days.length || table.time !== 'day') return
  const before = table.name === 'CostDay' ? await storedMoney(tx, scope, days) : await storedCounts(tx, scope, pull, table, days)
  const changes = days.flatMap((day) => {
    const [old, next] = [before.get(day) ?? new Map<string, DecimalText>(), totalsOf(columns, [...(byDay.get(day)?.values() ?? [])])]
    return [...new Set([...old.keys(), ...next.keys()])].map((measure) => ({ day, measure, oldValue: old.get(measure) ?? ZERO, newValue: next.get(measure) ?? ZERO }))
  }).filter(({ oldValue, newValue }) => compareDecimals(oldValue, newValue) !== 0)
  if (!changes.length) return
  await tx.query(`insert into "Restatement" ("organizationId", "connectorId", service, measure, day, "oldValue", "newValue", "seenAt")
    select $1::uuid, $2::uuid, $3, c.measure, c.day, c.old, c.new, $4::timestamptz from unnest($5::text[], $6::date[], $7::numeric[], $8::numeric[]) as c(measure, day, old, new)`,
    [scope.organizationId, scope.connectorId, pull.service, pull.startedAt, changes.map((c) => c.measure), changes.map((c) => c.day), changes.map((c) => c.oldValue), changes.map((c) => c.newValue)])
}

function totalsOf(columns: readonly string[], facts: Fact[]): Totals {
  const [money, counts] = [new Map<string, DecimalText[]>(), new Map<string, bigint>()]
  for (const { series, values } of facts) {
    for (const [index, column] of columns.entries()) {
      const value = values[index]
      if (value === null || value === undefined || column === 'quantity') continue
      if (typeof value === 'bigint') counts.set(column, (counts.get(column) ?? 0n) + value)
      else {
        const measure = amountIn(series.currency)
        const list = money.get(measure) ?? []
        money.set(measure, list)
        list.push(value)
      }
    }
  }
  return new Map([...Array.from(money, ([measure, list]): [string, DecimalText] => [measure, addDecimals(list)]), ...Array.from(counts, ([measure, count]): [string, DecimalText] => [measure, DecimalText.parse(`${count}`)])])
}

async function storedMoney(tx: SqlTx, scope: Scope, days: Day[]): Promise<Map<Day, Totals>> {
  const { rows } = await tx.query<{ day: string; currency: string | null; value: string }>(
    `select c.day, s.currency, sum(c.amount)::text as value from "CostDay" c join "Series" s on s.id = c."seriesId"
     where c."organizationId" = $1 and c."connectorId" = $2 and c.day = any($3::date[]) group by 1, 2`, [scope.organizationId, scope.connectorId, days])
  return byDayOf(Stored.parse(rows.map(({ currency, ...row }) => ({ ...row, measure: amountIn(currency) }))))
}

async function storedCounts(tx: SqlTx, scope: Scope, pull: FetchedPull, table: FactTable, days: Day[]): Promise<Map<Day, Totals>> {
  const sums = table.columns.map((column) => `sum("${column}") as "${column}"`).join(', ')
  const pairs = table.columns.map((column) => `('${column}', t."${column}")`).join(', ')
  return byDayOf(Stored.parse((await tx.query(
    `select t.day, m.measure, m.value::text as value from (select day, ${sums} from "${table.name}"
       where "organizationId" = $1 and "connectorId" = $2 and day = any($3::date[]) and service = $4 group by day) t,
     lateral (values ${pairs}) as m(measure, value) where m.value is not null`, [scope.organizationId, scope.connectorId, days, pull.service])).rows))
}

function byDayOf(rows: z.infer<typeof Stored>): Map<Day, Totals> {
  const days = new Map<Day, Totals>()
  for (const { day, measure, value } of rows) days.set(day, (days.get(day) ?? new Map<string, DecimalText>()).set(measure, value))
  return days
}
