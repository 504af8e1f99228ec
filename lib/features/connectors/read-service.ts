import 'server-only'
import type { Day } from '@/lib/domain/day'
import { inTurn, HeldBack, type Rank } from '@/lib/features/ingest/call-budget'
import { fetchParts, type Wanted } from '@/lib/features/ingest/fetch-parts'
import type { FetchedPull } from '@/lib/features/ingest/fetched-pull'
import { storePulls, type PullReason, type Stored } from '@/lib/features/ingest/store-pulls'
import type { Context } from '@/lib/features/viewer/context'
import { now } from '@/lib/platform/clock'
import { log } from '@/lib/platform/log'
import { inTenantSql } from '@/lib/platform/tenant'
import { ProviderError, RangeUnavailable, UnexpectedAnswer } from '@/lib/providers/provider'
import { noteFailure } from './note-failure'
import type { OpenConnector } from './open-connector'
import { problemOfError } from './problem'

export type Read = Stored & { touched: Day[] }
/** `inOrder` lets the caller decide when a part that was fetched may be stored. */
export type ReadOptions = { rank?: Rank; inOrder?: <T>(store: () => Promise<T>) => Promise<T> }

/** What the calls of a connector's key are counted under: a new key waits for nothing that the old one was told. */
export const keyNameOf = ({ id, key }: OpenConnector) => `${id} ${key.last4}`

/**
 * Fetches one service and range and replaces what is stored of it, as it comes. This is the one way by which polls, Sync now
 * and the import read; a failure is noted on the connector and in its pull history before it is thrown.
 * @throws ProviderError; Conflict when the connector was paused or removed meanwhile
 */
export async function readService(ctx: Context, connector: OpenConnector, wanted: Wanted, reason: PullReason, { rank = 'poll', inOrder = (store) => store() }: ReadOptions = {}): Promise<Read> {
  const startedAt = now()
  const read = { rows: 0, changedDays: 0, rejected: 0, touched: new Set<Day>() }
  const store = async (part: FetchedPull) => {
    const { rows, rejected, touched } = await inTenantSql(ctx, (tx) => storePulls(tx, { organizationId: ctx.organizationId, connectorId: connector.id }, [part], reason))
    read.rows += rows
    read.rejected += rejected
    for (const day of touched) read.touched.add(day)
  }
  try {
    for await (const part of fetchParts(connector.provider, connector.key, wanted, (call) => inTurn(keyNameOf(connector), rank, call))) await inOrder(() => store(part))
  } catch (error) {
    // That OpenAI keeps no older days is no trouble of an import, and what was not asked did not fail.
    const isTrouble = error instanceof ProviderError && !(error instanceof HeldBack) && !(reason === 'history' && error instanceof RangeUnavailable)
    if (error instanceof UnexpectedAnswer) log.error({ connectorId: connector.id, service: wanted.service, range: wanted.range, what: error.what }, 'OpenAI did not answer as described')
    if (isTrouble) await inTenantSql(ctx, (tx) => noteFailure(tx, connector, { service: wanted.service, width: wanted.width, range: wanted.range, reason, startedAt, problem: problemOfError(error) }))
    throw error
  }
  return { ...read, changedDays: read.touched.size, touched: [...read.touched] }
}
