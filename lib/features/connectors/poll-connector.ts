import 'server-only'
import { z } from 'zod'
import { addDays, Day } from '@/lib/domain/day'
import { PulledService } from '@/lib/domain/services'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { needsAdmin } from '@/lib/features/ingest/schedule-polls'
import type { Stored } from '@/lib/features/ingest/store-pulls'
import type { Context } from '@/lib/features/viewer/context'
import { now, nowMs, today } from '@/lib/platform/clock'
import { inTenantSql } from '@/lib/platform/tenant'
import { historyRange } from './history-progress'
import { noteFinished } from './note-finished'
import { openConnector, savedConnector } from './open-connector'
import { HOURS, planPoll, REREAD_DAYS, type PlannedPull, type PollPlan } from './plan-poll'
import { readDirectory } from './read-directory'
import { readService } from './read-service'

const Stored35 = z.array(z.object({ service: z.union([PulledService, z.literal(HOURS)]), day: Day, fetchedAt: z.date().transform((date) => date.getTime()) }))
const Waits = z.array(z.object({ lastErrorCode: z.string().nullable(), retryAt: z.date().nullable() }))

/** What a poll of this connector has to read now; null while OpenAI asked to wait or an admin has to act. @throws NotFound, Conflict */
export async function planConnectorPoll(ctx: Context, connectorId: string): Promise<(PollPlan & { startedAt: string }) | null> {
  const startedAt = now().toISOString()
  const connector = await savedConnector(ctx, connectorId)
  return inTenantSql(ctx, async (tx) => {
    const mine = [ctx.organizationId, connector.id]
    const [waits] = Waits.parse((await tx.query(`select "lastErrorCode", "retryAt" from "Connector" where "organizationId" = $1 and id = $2`, mine)).rows)
    if (needsAdmin(waits?.lastErrorCode ?? null) || (waits?.retryAt?.getTime() ?? 0) > nowMs()) return null
    const { rows } = await tx.query(
      `select service, day, "fetchedAt" from "DayState" where "organizationId" = $1 and "connectorId" = $2 and day >= $3::date`, [...mine, addDays(today(), 1 - REREAD_DAYS)])
    return { startedAt, ...planPoll(nowMs(), connector.provider.services.map(({ service }) => service), Stored35.parse(rows), historyRange(connector)?.to) }
  }, 'read')
}

/** Fetches one service and range and replaces what is stored of it. @throws ProviderError after noting it; NotFound, Conflict */
export async function pollService(ctx: Context, connectorId: string, pull: PlannedPull, reason: PollPlan['reason']): Promise<Stored> {
  const { touched: _, ...stored } = await readService(ctx, await openConnector(ctx, connectorId), pull, reason)
  return stored
}

/** Refreshes the names of projects, people and keys; returns how many. @throws as pollService */
export async function pollDirectory(ctx: Context, connectorId: string): Promise<number> {
  return readDirectory(ctx, await openConnector(ctx, connectorId), 'daily')
}

/** Notes that a poll read all it had to: health, settled days, and in the audit log what it stored. */
export async function finishPoll(ctx: Context, connectorId: string, { startedAt, ...done }: { startedAt: string; reason: PollPlan['reason']; pulls: number; rows: number; changedDays: number }): Promise<void> {
  await inTenantSql(ctx, async (tx) => {
    await noteFinished(tx, { organizationId: ctx.organizationId, connectorId }, { startedAt })
    await recordAudit(tx, ctx, { action: 'connector.synced', subjectKind: 'connector', subjectId: connectorId, change: done })
  })
}
