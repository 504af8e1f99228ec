import 'server-only'
import { HeldBack, inTurn } from '@/lib/features/ingest/call-budget'
import { storeDirectory } from '@/lib/features/ingest/store-directory'
import type { PullReason } from '@/lib/features/ingest/store-pulls'
import type { Context } from '@/lib/features/viewer/context'
import { now, today } from '@/lib/platform/clock'
import { inTenantSql } from '@/lib/platform/tenant'
import { noteFailure } from './note-failure'
import type { OpenConnector } from './open-connector'
import { problemOfError } from './problem'
import { keyNameOf } from './read-service'

/** Refreshes the names of projects, people and keys; returns how many. A failure is kept in the pull history. @throws ProviderError */
export async function readDirectory(ctx: Context, connector: OpenConnector, reason: PullReason): Promise<number> {
  const startedAt = now()
  try {
    const { records, complete } = await inTurn(keyNameOf(connector), 'poll', () => connector.provider.directory(connector.key))
    const scope = { organizationId: ctx.organizationId, connectorId: connector.id }
    await inTenantSql(ctx, (tx) => storeDirectory(tx, scope, records, complete ? ['project', 'user', 'api_key'] : [], startedAt))
    return records.length
  } catch (error) {
    if (!(error instanceof HeldBack)) await inTenantSql(ctx, (tx) => noteFailure(tx, connector, { service: 'directory', width: '1d', range: { from: today(), to: today() }, reason, startedAt, problem: problemOfError(error) }))
    throw error
  }
}
