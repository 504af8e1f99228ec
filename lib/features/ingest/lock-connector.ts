import 'server-only'
import { z } from 'zod'
import { sql, type SqlTx, type Tx } from '@/lib/platform/tenant'
import type { Scope } from './scope'

const Rows = z.array(z.object({ state: z.enum(['draft', 'active', 'paused', 'removed']) }))
export type StoredState = z.infer<typeof Rows>[number]['state']

/** Writers of one connector take turns; the lock ends with the transaction. */
export const lockConnector = (tx: Tx | SqlTx, connectorId: string) => sql(tx, 'select pg_advisory_xact_lock(hashtextextended($1, 0))::text', [connectorId])

/** Drafts of one organization are saved one after the other: two of the same vendor organization would not see each other. Ends with the transaction. */
export const lockSaves = (tx: SqlTx, organizationId: string) => sql(tx, 'select pg_advisory_xact_lock(hashtextextended($1, 0))::text', [`saves ${organizationId}`])

/**
 * The state of a connector that stays as it is until this transaction ends: pause, remove and replace take the same lock.
 * null: it is gone. What a fetch brings is stored only where this still allows it.
 */
export async function lockedState(tx: SqlTx, scope: Scope): Promise<StoredState | null> {
  await lockConnector(tx, scope.connectorId)
  const [row] = Rows.parse((await tx.query('select state::text from "Connector" where "organizationId" = $1 and id = $2', [scope.organizationId, scope.connectorId])).rows)
  return row?.state ?? null
}
