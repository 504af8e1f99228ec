import 'server-only'
import { z } from 'zod'
import { addDays, Day } from '@/lib/domain/day'
import { PulledService } from '@/lib/domain/services'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { fetchPull } from '@/lib/features/ingest/fetch-pull'
import { needsAdmin } from '@/lib/features/ingest/schedule-polls'
import { storeDirectory } from '@/lib/features/ingest/store-directory'
import { storePulls, type Stored } from '@/lib/features/ingest/store-pulls'
import { updateSettledThrough } from '@/lib/features/ingest/update-settled-through'
import type { Context } from '@/lib/features/viewer/context'
import { now, nowMs, today } from '@/lib/platform/clock'
import { inTenantSql } from '@/lib/platform/tenant'
import { noteFailure } from './note-failure'
import { openConnector, savedConnector, type SavedConnector } from './open-connector'
import { planPoll, REREAD_DAYS, type PlannedPull, type PollPlan } from './plan-poll'
import { problemOfError } from './problem'

const Stored35 = z.array(z.object({ service: PulledService, day: Day, fetchedAt: z.date().transform((date) => date.getTime()) }))
const Waits = z.array(z.object({ lastErrorCode: z.string().nullable(), retryAt: z.date().nullable() }))
const scopeOf = (connector: SavedConnector) => ({ organizationId: connector.organizationId, connectorId: connector.id })

/** What a poll of this connector has to read now; null while OpenAI asked to wait or an admin has to act. @throws NotFound, Conflict */
export async function planConnectorPoll(ctx: Context, connectorId: string): Promise<(PollPlan & { startedAt: string }) | null> {
  const startedAt = now().toISOString()
  const connector = await savedConnector(ctx, connectorId)
  return inTenantSql(ctx, async (tx) => {
    const mine = [ctx.organizationId, connector.id]
    const [waits] = Waits.parse((await tx.query(`select "lastErrorCode", "retryAt" from "Connector" where "organizationId" = $1 and id = $2`, mine)).rows)
    if (needsAdmin(waits?.lastErrorCode ?? null) || (waits?.retryAt?.getTime() ?? 0) > nowMs()) return null
    const { rows } = await tx.query(
      `select service, day, "fetchedAt" from "DayState" where "organizationId" = $1 and "connectorId" = $2 and day >= $3::date and service not like '%\\_hourly'`, [...mine, addDays(today(), 1 - REREAD_DAYS)])
    return { startedAt, ...planPoll(nowMs(), connector.provider.services.map(({ service }) => service), Stored35.parse(rows)) }
  }, 'read')
}

/** Fetches one service and range and replaces what is stored of it. @throws ProviderError after noting it; NotFound, Conflict */
export async function pollService(ctx: Context, connectorId: string, { service, width, range }: PlannedPull, reason: PollPlan['reason']): Promise<Stored> {
  const connector = await openConnector(ctx, connectorId)
  const startedAt = now()
  const pull = await fetchPull(connector.provider, connector.key, service, range, width).catch(async (error: unknown) => {
    await inTenantSql(ctx, (tx) => noteFailure(tx, connector, { service, range, reason, startedAt, problem: problemOfError(error) }))
    throw error
  })
  return inTenantSql(ctx, (tx) => storePulls(tx, scopeOf(connector), [pull], reason))
}

/** Refreshes the names of projects, people and keys; returns how many. @throws as pollService */
export async function pollDirectory(ctx: Context, connectorId: string): Promise<number> {
  const connector = await openConnector(ctx, connectorId)
  const startedAt = now()
  const { records, complete } = await connector.provider.directory(connector.key).catch(async (error: unknown) => {
    const range = { from: today(), to: today() }
    await inTenantSql(ctx, (tx) => noteFailure(tx, connector, { service: 'directory', range, reason: 'daily', startedAt, problem: problemOfError(error) }))
    throw error
  })
  await inTenantSql(ctx, (tx) => storeDirectory(tx, scopeOf(connector), records, complete ? ['project', 'user', 'api_key'] : [], startedAt))
  return records.length
}

/** Notes that a poll read all it had to: health, settled days, and in the audit log what it stored. */
export async function finishPoll(ctx: Context, connectorId: string, { startedAt, ...done }: { startedAt: string; reason: PollPlan['reason']; pulls: number; rows: number; changedDays: number }): Promise<void> {
  const connector = await savedConnector(ctx, connectorId)
  await inTenantSql(ctx, async (tx) => {
    await updateSettledThrough(tx, scopeOf(connector), connector.provider.services.length + 1)
    await tx.query(`update "Connector" set "lastSyncStartedAt" = $3, "lastSyncFinishedAt" = $4, "lastErrorCode" = null, "lastErrorMessage" = null, "retryAt" = null where "organizationId" = $1 and id = $2`, [ctx.organizationId, connector.id, startedAt, now()])
    await recordAudit(tx, ctx, { action: 'connector.synced', subjectKind: 'connector', subjectId: connector.id, change: done })
  })
}
