import 'server-only'
import type { DayRange } from '@/lib/domain/day'
import { recordFailedPull } from '@/lib/features/ingest/record-failed-pull'
import { NEEDS_ADMIN, needsAdmin } from '@/lib/features/ingest/schedule-polls'
import type { PullReason } from '@/lib/features/ingest/store-pulls'
import { now } from '@/lib/platform/clock'
import type { SqlTx } from '@/lib/platform/tenant'
import type { OpenConnector } from './open-connector'
import type { Problem } from './problem'

export type Failure = { service: string; width: '1d' | '1h'; range: DayRange; reason: PullReason; startedAt: Date; problem: Problem }

/**
 * The one place where a failed fetch becomes the connector's status, beside its line in the pull history; names have only
 * the line. Not when the key that failed has been replaced meanwhile. Of services that fail side by side the longest wait
 * counts, and what only an admin can mend is not covered up by a hiccup.
 */
export async function noteFailure(tx: SqlTx, { id, organizationId, key }: OpenConnector, failure: Failure): Promise<void> {
  const { problem, service } = failure
  await recordFailedPull(tx, { organizationId, connectorId: id }, { ...failure, finishedAt: now() })
  if (service === 'directory') return
  const admin = needsAdmin(problem.code)
  const said = `${problem.message}\n${problem.nextStep}`
  await tx.query(
    `update "Connector" set "retryAt" = greatest("retryAt", $5::timestamptz),
       "lastErrorCode" = case when keep then "lastErrorCode" else $3 end, "lastErrorMessage" = case when keep then "lastErrorMessage" else $4 end
     from (select not $7::boolean and "lastErrorCode" = any($8::text[]) is true as keep from "Connector" where "organizationId" = $1 and id = $2) as before
     where "organizationId" = $1 and id = $2 and "keyLast4" = $6`,
    [organizationId, id, problem.code, said, problem.retryAt, key.last4, admin, NEEDS_ADMIN])
}
