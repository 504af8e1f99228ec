import 'server-only'
import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { lockConnector } from '@/lib/features/ingest/lock-connector'
import type { Scope } from '@/lib/features/ingest/scope'
import { inTenantSql } from '@/lib/platform/tenant'
import { attributeDays } from './attribute-days'
import { ALLOCATION_VERSION } from './version'

/** So many days are spread anew in one transaction: a poll waits for no longer. */
const DAYS_AT_ONCE = 14
const Progress = z.array(z.object({ version: z.number(), target: z.number(), from: Day.nullable() }))
const Days = z.array(z.object({ day: Day }))

/**
 * Spreads the dollars of a connector's next days anew, newest first, where they were spread by other rules than today's.
 * What is done is kept on the connector, so it goes on after a restart. `more`: there may be days left.
 */
export function renewAttribution(scope: Scope): Promise<{ more: boolean; days: number }> {
  const mine = [scope.organizationId, scope.connectorId]
  return inTenantSql(scope, async (tx) => {
    await lockConnector(tx, scope.connectorId)
    const [progress] = Progress.parse((await tx.query(
      `select "allocationVersion" as version, "allocationTarget" as target, "allocationFrom" as "from" from "Connector" where "organizationId" = $1 and id = $2`, mine)).rows)
    if (!progress || progress.version === ALLOCATION_VERSION) return { more: false, days: 0 }
    const from = progress.target === ALLOCATION_VERSION ? progress.from : null
    const days = Days.parse((await tx.query(
      `select distinct day from "CostDay" where "organizationId" = $1 and "connectorId" = $2 and ($3::date is null or day < $3::date) order by day desc limit ${DAYS_AT_ONCE}`, [...mine, from])).rows).map(({ day }) => day)
    const oldest = days.at(-1)
    await attributeDays(tx, scope, days)
    if (oldest) await tx.query(`update "Connector" set "allocationTarget" = $3, "allocationFrom" = $4 where "organizationId" = $1 and id = $2`, [...mine, ALLOCATION_VERSION, oldest])
    else await tx.query(`update "Connector" set "allocationVersion" = $3, "allocationTarget" = $3, "allocationFrom" = null where "organizationId" = $1 and id = $2`, [...mine, ALLOCATION_VERSION])
    return { more: oldest !== undefined, days: days.length }
  })
}
