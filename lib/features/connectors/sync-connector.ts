import 'server-only'
import type { DayRange } from '@/lib/domain/day'
import { AppError } from '@/lib/domain/errors'
import type { PulledService } from '@/lib/domain/services'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { PullReason, Stored } from '@/lib/features/ingest/store-pulls'
import type { Context } from '@/lib/features/viewer/context'
import { now } from '@/lib/platform/clock'
import { inTenantSql } from '@/lib/platform/tenant'
import { noteFinished } from './note-finished'
import type { OpenConnector } from './open-connector'
import { problemOfError, type Problem } from './problem'
import { readDirectory } from './read-directory'
import { readService } from './read-service'

export type SyncPlan = { range: DayRange; reason: PullReason; hourly: boolean; directory: boolean }
export type SyncResult = Stored & { failed: { service: PulledService | 'directory'; problem: Problem }[] }

/**
 * Reads usage and costs of a range, all services side by side, and stores each as it comes. What failed is noted and named;
 * what was stored before stays. Storing is a replacement: running it twice leaves the same rows.
 * @throws Conflict when the connector was paused or removed meanwhile
 */
export async function syncConnector(ctx: Context, connector: OpenConnector, { range, reason, hourly, directory }: SyncPlan): Promise<SyncResult> {
  const startedAt = now().toISOString()
  const wanted = [
    ...connector.provider.services.map(({ service }) => ({ service, width: '1d' as const, range })),
    { service: 'costs' as const, width: '1d' as const, range },
    ...(hourly ? [{ service: 'completions' as const, width: '1h' as const, range }] : []),
  ]
  const [reads, names] = await Promise.all([
    Promise.allSettled(wanted.map((one) => readService(ctx, connector, one, reason))),
    Promise.allSettled(directory ? [readDirectory(ctx, connector, reason)] : []),
  ])
  const stored = reads.flatMap((read) => (read.status === 'fulfilled' ? [read.value] : []))
  const failed: SyncResult['failed'] = []
  for (const [index, { status, ...read }] of [...reads, ...names].entries()) {
    if (status === 'rejected' && 'reason' in read) failed.push({ service: wanted[index]?.service ?? 'directory', problem: problemOrThrow(read.reason) })
  }
  const sum = (count: (read: Stored) => number) => stored.reduce((total, read) => total + count(read), 0)
  const done = { rows: sum(({ rows }) => rows), changedDays: new Set(stored.flatMap(({ touched }) => touched)).size, rejected: sum(({ rejected }) => rejected) }
  await inTenantSql(ctx, async (tx) => {
    await noteFinished(tx, { organizationId: ctx.organizationId, connectorId: connector.id }, { startedAt, failed: failed.filter(({ service }) => service !== 'directory').length })
    await recordAudit(tx, ctx, { action: 'connector.synced', subjectKind: 'connector', subjectId: connector.id, change: { reason, from: range.from, to: range.to, rows: done.rows, changedDays: done.changedDays, failed: failed.length } })
  })
  return { ...done, failed }
}

/** What is not the provider's (the connector was paused, the database is away) ends the sync. */
function problemOrThrow(error: unknown): Problem {
  if (error instanceof AppError) throw error
  return problemOfError(error)
}
