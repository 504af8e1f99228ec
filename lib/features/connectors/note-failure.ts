import 'server-only'
import type { DayRange } from '@/lib/domain/day'
import { recordFailedPull } from '@/lib/features/ingest/record-failed-pull'
import type { PullReason } from '@/lib/features/ingest/store-pulls'
import { now } from '@/lib/platform/clock'
import type { SqlTx } from '@/lib/platform/tenant'
import type { OpenConnector } from './open-connector'
import type { Problem } from './problem'

export type Failure = { service: string; range: DayRange; reason: PullReason; startedAt: Date; problem: Problem }

/**
 * Keeps a failed fetch in the pull history and, but for names, on the connector, whose status it then is: unless the key
 * that failed has been replaced meanwhile.
 */
export async function noteFailure(tx: SqlTx, { id, organizationId, key }: OpenConnector, failure: Failure): Promise<void> {
  const { problem, service } = failure
  await recordFailedPull(tx, { organizationId, connectorId: id }, { ...failure, finishedAt: now() })
  if (service === 'directory') return
  await tx.query(`update "Connector" set "lastErrorCode" = $3, "lastErrorMessage" = $4, "retryAt" = $5 where "organizationId" = $1 and id = $2 and "keyLast4" = $6`,
    [organizationId, id, problem.code, `${problem.message}\n${problem.nextStep}`, problem.retryAt, key.last4])
}
