import 'server-only'
import type { DayRange } from '@/lib/domain/day'
import type { SqlTx } from '@/lib/platform/tenant'
import type { Scope } from './scope'
import type { PullReason } from './store-pulls'

type Failed = { service: string; width: '1d' | '1h'; range: DayRange; reason: PullReason; startedAt: Date; finishedAt: Date; problem: { code: string; message: string } }

/** A fetch that brought nothing: kept in the pull history with what went wrong. What was stored before stays. */
export async function recordFailedPull(tx: SqlTx, scope: Scope, failed: Failed): Promise<void> {
  await tx.query(`insert into "Pull" ("organizationId", "connectorId", service, width, reason, "fromDay", "toDay", "startedAt", "finishedAt", "errorCode", "errorMessage")
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [scope.organizationId, scope.connectorId, failed.service, failed.width, failed.reason, failed.range.from, failed.range.to, failed.startedAt, failed.finishedAt, failed.problem.code, failed.problem.message])
}
