import 'server-only'
import { z } from 'zod'
import { Day, dayCount, daysOf } from '@/lib/domain/day'
import { PULLED_SERVICES } from '@/lib/domain/services'
import type { SqlTx } from '@/lib/platform/tenant'
import { BOUND, bound, type ReportScope } from '../report-scope'
import type { DayState } from '../report-frame-model'

const Rows = z.array(z.object({ day: Day, read: z.coerce.number(), settled: z.coerce.number() }))

/**
 * The state of each day over the chosen connectors: settled when every pull of every connector started two days later or
 * after; missing when no connector has read its costs.
 */
export async function dayStates(tx: SqlTx, scope: ReportScope, today: Day): Promise<Map<Day, DayState>> {
  const rows = Rows.parse((await tx.query(
    `select day, count(*) filter (where costs) as read, count(*) filter (where settled) as settled from (
       select f.day, f."connectorId", bool_or(f.service = 'costs') as costs,
         count(*) filter (where f."fetchedAt" >= (f.day + 2)::timestamp at time zone 'UTC' and f.service = any($5::text[])) >= ${PULLED_SERVICES.length} as settled
       from "DayState" f where ${BOUND} group by 1, 2) per_connector group by day`, [...bound(scope), PULLED_SERVICES])).rows)
  const byDay = new Map(rows.map((row) => [row.day, row]))
  return new Map(daysOf(scope.range).map((day) => {
    const row = byDay.get(day)
    if (!row || row.read === 0) return [day, 'missing']
    if (day >= today) return [day, 'open']
    return [day, row.settled === scope.connectorIds.length ? 'settled' : 'provisional']
  }))
}

/** Whether every chosen connector has read the costs of every day: only then is a period fit to compare with. */
export async function isWhollyRead(tx: SqlTx, scope: ReportScope): Promise<boolean> {
  const [row] = z.array(z.object({ read: z.coerce.number() })).parse((await tx.query(`select count(*) as read from "DayState" f where ${BOUND} and f.service = 'costs'`, bound(scope))).rows)
  return (row?.read ?? 0) === dayCount(scope.range) * scope.connectorIds.length
}
