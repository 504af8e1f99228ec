import 'server-only'
import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { addDecimals, compareDecimals, DecimalText, ZERO } from '@/lib/domain/money'
import type { SqlTx } from '@/lib/platform/tenant'
import type { Fact, FactTable } from './facts'
import type { FetchedPull } from './fetched-pull'
import type { Scope } from './scope'

const Totals = z.array(z.object({ day: Day, values: z.array(DecimalText.nullable()) }))

const decimalOf = (value: Fact['values'][number]): DecimalText => (value === null ? ZERO : DecimalText.parse(String(value)))

/**
 * Keeps, for each settled day about to be replaced, every measure whose total changes: old and new value. Rows that only
 * move between series (same totals) are no restatement. Hours have none: they are a view of the days.
 */
export async function recordRestatements(tx: SqlTx, scope: Scope, pull: FetchedPull, table: FactTable, days: Day[], byDay: Map<Day, Map<string, Fact>>): Promise<void> {
  if (!days.length || table.time !== 'day') return
  const sums = table.columns.map((column) => `coalesce(sum("${column}"), 0)::text`).join(', ')
  const stored = new Map(Totals.parse((await tx.query(
    `select day, array[${sums}] as values from "${table.name}" where "connectorId" = $1 and day = any($2::date[]) ${table.hasService ? 'and service = $3' : ''} group by day`,
    [scope.connectorId, days, ...(table.hasService ? [pull.service] : [])])).rows).map((row) => [row.day, row.values]))

  const changes = days.flatMap((day) => table.columns.flatMap((measure, index) => {
    const oldValue = stored.get(day)?.[index] ?? ZERO
    const newValue = addDecimals(Array.from(byDay.get(day)?.values() ?? [], (fact) => decimalOf(fact.values[index] ?? null)))
    return compareDecimals(oldValue, newValue) === 0 ? [] : [{ day, measure, oldValue, newValue }]
  }))
  if (!changes.length) return
  await tx.query(`insert into "Restatement" ("organizationId", "connectorId", service, measure, day, "oldValue", "newValue", "seenAt")
    select $1::uuid, $2::uuid, $3, c.measure, c.day, c.old, c.new, $4::timestamptz from unnest($5::text[], $6::date[], $7::numeric[], $8::numeric[]) as c(measure, day, old, new)`,
    [scope.organizationId, scope.connectorId, pull.service, pull.startedAt, changes.map((c) => c.measure), changes.map((c) => c.day), changes.map((c) => c.oldValue), changes.map((c) => c.newValue)])
}
