import 'server-only'
import { dayOfSeconds } from '@/lib/domain/day'
import type { SqlTx } from '@/lib/platform/tenant'
import { stateKey, type FetchedPull } from './fetched-pull'
import type { Scope } from './scope'

/** The rows set aside in these days are those of the last fetch: what was mended at the vendor is gone from here. */
export async function replaceRejected(tx: SqlTx, scope: Scope, pull: FetchedPull): Promise<void> {
  const service = stateKey(pull)
  await tx.query(`delete from "RejectedRow" where "organizationId" = $1 and "connectorId" = $2 and service = $3 and (day is null or day between $4::date and $5::date)`,
    [scope.organizationId, scope.connectorId, service, pull.range.from, pull.range.to])
  if (!pull.rejected.length) return
  const days = pull.rejected.map((row) => (row.bucketStart === null ? null : dayOfSeconds(row.bucketStart)))
  await tx.query(`insert into "RejectedRow" ("organizationId", "connectorId", service, day, reason, raw, "seenAt")
    select $1::uuid, $2::uuid, $3, r.day, r.reason, r.raw, $4::timestamptz from unnest($5::date[], $6::text[], $7::text[]) as r(day, reason, raw)`,
    [scope.organizationId, scope.connectorId, service, pull.finishedAt, days, pull.rejected.map((row) => row.reason), pull.rejected.map((row) => row.raw)])
}
