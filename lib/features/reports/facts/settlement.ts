import 'server-only'
import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { addDecimals, DecimalText, negate } from '@/lib/domain/money'
import type { ReadTx } from '@/lib/platform/tenant'
import type { CostState, Restated } from '../costs-model'
import type { Stack } from '../report-frame-model'
import { BOUND, bound, type ReportScope } from '../report-scope'

const Reads = z.array(z.object({ day: Day, readAt: z.date(), changedAt: z.date() }))

/** When the costs of each day were read by the connector that is furthest behind, and changed by any. */
export async function settlementOf(tx: ReadTx, scope: ReportScope, days: Stack['days']): Promise<CostState[]> {
  const rows = Reads.parse((await tx.query(`select f.day, min(f."fetchedAt") as "readAt", max(f."changedAt") as "changedAt" from "DayState" f where ${BOUND} and f.service = 'costs' group by 1`, bound(scope))).rows)
  const byDay = new Map(rows.map((row) => [row.day, row]))
  return days.map(({ day, state, amount }) => ({ day, state, amount, readAt: byDay.get(day)?.readAt.toISOString() ?? null, changedAt: byDay.get(day)?.changedAt.toISOString() ?? null }))
}

const Rows = z.array(z.object({ day: Day, connector: z.string(), service: z.string(), measure: z.string(), was: DecimalText, now: DecimalText, seenAt: z.date() }))

/** Settled days of the period whose stored totals changed, the latest first. Of whole connectors: a restatement knows no project, model or person. */
export async function restatementsOf(tx: ReadTx, scope: ReportScope): Promise<Restated[]> {
  const rows = Rows.parse((await tx.query(
    `select f.day, c.name as connector, f.service, f.measure, trim_scale(f."oldValue")::text as was, trim_scale(f."newValue")::text as now, f."seenAt" from "Restatement" f join "Connector" c on c.id = f."connectorId"
     where ${BOUND} order by f."seenAt" desc, f.day desc, f.service, f.measure`, bound(scope))).rows)
  return rows.map((row) => ({ ...row, difference: addDecimals([row.now, negate(row.was)]), seenAt: row.seenAt.toISOString() }))
}
