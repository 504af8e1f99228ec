import 'server-only'
import { dayOfSeconds, type Day } from '@/lib/domain/day'
import type { SqlTx } from '@/lib/platform/tenant'
import { stateKey, type FetchedPull } from './fetched-pull'
import type { Scope } from './scope'

/**
 * The rows set aside are those of the last fetch of their day: what was mended at the vendor is gone from here, and an older
 * fetch changes nothing. A row outside of the range asked for belongs to no day.
 */
export async function replaceRejected(tx: SqlTx, scope: Scope, pull: FetchedPull, freshDays: Day[]): Promise<void> {
  const service = stateKey(pull)
  const fresh = new Set<string>(freshDays)
  await tx.query(`delete from "RejectedRow" where "organizationId" = $1 and "connectorId" = $2 and service = $3 and (day is null or day = any($4::date[]))`,
    [scope.organizationId, scope.connectorId, service, freshDays])
  const rows = pull.rejected.map((row) => ({ ...row, day: dayWithin(pull, row.bucketStart) })).filter(({ day }) => day === null || fresh.has(day))
  if (!rows.length) return
  await tx.query(`insert into "RejectedRow" ("organizationId", "connectorId", service, day, reason, raw, "seenAt")
    select $1::uuid, $2::uuid, $3, r.day, r.reason, r.raw, $4::timestamptz from unnest($5::date[], $6::text[], $7::text[]) as r(day, reason, raw)`,
    [scope.organizationId, scope.connectorId, service, pull.finishedAt, rows.map(({ day }) => day), rows.map(({ reason }) => reason), rows.map(({ raw }) => raw)])
}

function dayWithin({ range }: FetchedPull, bucketStart: number | null): Day | null {
  if (bucketStart === null) return null
  const day = dayOfSeconds(bucketStart)
  return day >= range.from && day <= range.to ? day : null
}
