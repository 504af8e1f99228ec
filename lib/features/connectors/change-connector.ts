import 'server-only'
import { z } from 'zod'
import { NotFound } from '@/lib/domain/errors'
import { lockedState, type StoredState } from '@/lib/features/ingest/lock-connector'
import type { Scope } from '@/lib/features/ingest/scope'
import type { Context } from '@/lib/features/viewer/context'
import { inTenant, inTenantSql, type SqlTx } from '@/lib/platform/tenant'
import type { ConnectorSummary } from './connector-summary'
import { summarize } from './summarize'

const SAVED: StoredState[] = ['active', 'paused']
export type Locked = { tx: SqlTx; scope: Scope; state: StoredState }

/**
 * Changes a saved connector in one transaction under its lock: a fetch being stored ends before, and one that ends later
 * finds the new state. @throws NotFound when it is foreign, a draft, or in none of `states`
 */
export async function changeConnector<T>(ctx: Context, connectorId: string, change: (locked: Locked) => Promise<T>, states = SAVED): Promise<T> {
  const id = z.uuid().safeParse(connectorId)
  if (!id.success) throw new NotFound('This connector')
  return inTenantSql(ctx, async (tx) => {
    const scope = { organizationId: ctx.organizationId, connectorId: id.data }
    const state = await lockedState(tx, scope)
    if (!state || !states.includes(state)) throw new NotFound('This connector')
    return change({ tx, scope, state })
  })
}

/** The connector as it is now, for the answer of a verb. @throws NotFound when it was removed meanwhile */
export async function currentSummary(ctx: Context, connectorId: string): Promise<ConnectorSummary> {
  const [summary] = await inTenant(ctx, async (tx) => summarize(tx, await tx.connector.findMany({ where: { id: connectorId, organizationId: ctx.organizationId, state: { in: ['active', 'paused'] } } })))
  if (!summary) throw new NotFound('This connector')
  return summary
}
