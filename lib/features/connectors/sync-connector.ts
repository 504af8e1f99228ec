import 'server-only'
import type { DayRange } from '@/lib/domain/day'
import type { PulledService } from '@/lib/domain/services'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { fetchPull } from '@/lib/features/ingest/fetch-pull'
import type { FetchedPull } from '@/lib/features/ingest/fetched-pull'
import { recordFailedPull } from '@/lib/features/ingest/record-failed-pull'
import type { Scope } from '@/lib/features/ingest/scope'
import { storeDirectory } from '@/lib/features/ingest/store-directory'
import { storePulls, type PullReason, type Stored } from '@/lib/features/ingest/store-pulls'
import { updateSettledThrough } from '@/lib/features/ingest/update-settled-through'
import type { Context } from '@/lib/features/viewer/context'
import { now } from '@/lib/platform/clock'
import { inTenantSql } from '@/lib/platform/tenant'
import { RangeUnavailable, type Directory } from '@/lib/providers/provider'
import type { OpenConnector } from './open-connector'
import { problemOfError, type Problem } from './problem'

export type SyncPlan = { range: DayRange; reason: PullReason; hourly: boolean; directory: boolean }
export type SyncResult = Stored & { failed: { service: PulledService | 'directory'; problem: Problem; error: unknown }[]; earliest: number | null }

/**
 * Reads usage and costs of a range, all services side by side, and stores what came in one transaction. What failed is
 * noted and named; what was stored before stays. Storing is a replacement: running it twice leaves the same rows.
 */
export async function syncConnector(ctx: Context, connector: OpenConnector, plan: SyncPlan): Promise<SyncResult> {
  const { provider, key } = connector
  const scope: Scope = { organizationId: ctx.organizationId, connectorId: connector.id }
  const startedAt = now()
  const wanted = [
    ...provider.services.map(({ service }) => ({ service, width: '1d' as const })),
    { service: 'costs' as const, width: '1d' as const },
    ...(plan.hourly ? [{ service: 'completions' as const, width: '1h' as const }] : []),
  ]
  const names: Promise<Directory | null> = plan.directory ? provider.directory(key) : Promise.resolve(null)
  const [pulls, directory] = await Promise.all([
    Promise.allSettled(wanted.map(({ service, width }) => fetchPull(provider, key, service, plan.range, width))),
    names.then((value) => ({ value, error: null }), (error: unknown) => ({ value: null, error })),
  ])
  const fetched: FetchedPull[] = []
  const failed: SyncResult['failed'] = []
  pulls.forEach((pull, index) => {
    if (pull.status === 'fulfilled') fetched.push(pull.value)
    else failed.push({ service: wanted[index]?.service ?? 'costs', problem: problemOfError(pull.reason), error: pull.reason })
  })
  if (directory.error) failed.push({ service: 'directory', problem: problemOfError(directory.error), error: directory.error })

  const stored = await inTenantSql(ctx, async (tx) => {
    const result = await storePulls(tx, scope, fetched, plan.reason)
    if (directory.value) await storeDirectory(tx, scope, directory.value.records, directory.value.complete ? ['project', 'user', 'api_key'] : [], startedAt)
    for (const { service, problem } of failed) await recordFailedPull(tx, scope, { service, range: plan.range, reason: plan.reason, startedAt, finishedAt: now(), problem })
    await updateSettledThrough(tx, scope, provider.services.length + 1)
    // A history chunk says nothing of how fresh today is, and that OpenAI keeps no older days is no trouble.
    const history = plan.reason === 'history'
    const first = failed.find(({ service, problem }) => service !== 'directory' && !(history && problem.code === 'range_unavailable'))?.problem
    if (!history || first) await tx.query(
      `update "Connector" set "lastSyncStartedAt" = $3, "lastSyncFinishedAt" = case when $4::text is null then $5::timestamptz else "lastSyncFinishedAt" end,
         "lastErrorCode" = $4, "lastErrorMessage" = $6, "retryAt" = $7 where "organizationId" = $1 and id = $2`,
      [ctx.organizationId, connector.id, startedAt, first?.code ?? null, now(), first ? `${first.message}\n${first.nextStep}` : null, first?.retryAt ?? null])
    await recordAudit(tx, ctx, { action: 'connector.synced', subjectKind: 'connector', subjectId: connector.id, change: { from: plan.range.from, to: plan.range.to, reason: plan.reason, rows: result.rows, changedDays: result.changedDays, failed: failed.length } })
    return result
  })
  const tooOld = failed.map(({ error }) => error).find((error) => error instanceof RangeUnavailable)
  return { ...stored, failed, earliest: tooOld?.earliest ?? null }
}
