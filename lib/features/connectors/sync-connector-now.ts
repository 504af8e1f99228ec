import 'server-only'
import { lastDays } from '@/lib/domain/day'
import { AppError } from '@/lib/domain/errors'
import type { Stored } from '@/lib/features/ingest/store-pulls'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { today } from '@/lib/platform/clock'
import { openConnector } from './open-connector'
import type { Problem } from './problem'
import { syncConnector, type SyncResult } from './sync-connector'

const DAYS_REREAD = 3

/** A sync that OpenAI did not let finish. What did arrive is stored. */
export class SyncIncomplete extends AppError {
  readonly status = 502
  constructor(readonly code: string, problem: Problem, stored: Stored) {
    super(problem.message, `${problem.nextStep}${stored.rows ? ' What did arrive is stored.' : ''}`)
  }
}

const store: { cloudmonitorSyncs?: Map<string, Promise<SyncResult>> } & typeof globalThis = globalThis
const running = (store.cloudmonitorSyncs ??= new Map<string, Promise<SyncResult>>())

/**
 * Sync now: today and the two UTC days before, usage and costs, replaced; names refreshed. Pressing it twice waits for the same run.
 * @throws NotFound, NotAllowed, SyncIncomplete with what OpenAI answered
 */
export async function syncConnectorNow(ctx: Context, connectorId: string): Promise<Stored> {
  authorize(ctx, 'connector:sync')
  const connector = await openConnector(ctx, connectorId)
  const run = running.get(connector.id) ?? syncConnector(ctx, connector, { range: lastDays(today(), DAYS_REREAD), reason: 'manual', hourly: true, directory: true })
  running.set(connector.id, run)
  const { failed, rows, changedDays, rejected } = await run.finally(() => running.delete(connector.id))
  const first = failed[0]?.problem
  if (first) throw new SyncIncomplete(first.code, first, { rows, changedDays, rejected })
  return { rows, changedDays, rejected }
}
