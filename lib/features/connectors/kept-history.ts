import 'server-only'
import { z } from 'zod'
import { Day, dayCount, dayOfMs } from '@/lib/domain/day'
import { Conflict } from '@/lib/domain/errors'
import type { Scope } from '@/lib/features/ingest/scope'
import { decryptSecret, KeyUnreadable } from '@/lib/platform/cipher'
import { encryptSecret } from '@/lib/platform/encrypt-secret'
import type { SqlTx } from '@/lib/platform/tenant'
import type { Draft } from './draft'
import { missingDays } from './plan-import'
import { providerOf } from './provider-of'

const First = z.array(z.object({ day: Day.nullable() }))

/**
 * Turns a draft into the removed connector of its organization: the draft's name, key and names of things move over, and
 * the draft is gone. Both are locked. The key is encrypted anew, since a ciphertext opens for one connector only. @throws Conflict when it cannot be opened
 */
export async function revive(tx: SqlTx, draft: Draft, connectorId: string): Promise<Scope> {
  const from = { organizationId: draft.organizationId, connectorId: draft.id }
  const to = { organizationId: draft.organizationId, connectorId }
  const key = await encryptSecret(tx, openDraft(draft, from), to)
  await moveNames(tx, from, connectorId)
  await tx.query('delete from "Connector" where "organizationId" = $1 and id = $2', [from.organizationId, from.connectorId])
  await tx.query(
    `update "Connector" set state = 'draft', "vendorOrganizationId" = null, "expiresAt" = $3, name = $4, "keyCiphertext" = $5, "keyLast4" = $6, "keyAccess" = $7, "createdById" = $8, "historyFrom" = null
     where "organizationId" = $1 and id = $2`, [to.organizationId, connectorId, draft.expiresAt, draft.name, key, draft.keyLast4, JSON.stringify(draft.keyAccess), draft.createdById])
  return to
}

/**
 * How many days of history a revived connector wants: as many as asked for, and at least from the first of its kept days on
 * that is missing or was read before it was settled. Polls and the import count from Save, so nothing else would read these again.
 */
export async function daysToMakeUp(tx: SqlTx, draft: Draft, { organizationId, connectorId: id }: Scope, asked: number, savedAt: Date): Promise<number> {
  const [first] = First.parse((await tx.query('select min(day) as day from "DayState" where "organizationId" = $1 and "connectorId" = $2', [organizationId, id])).rows)
  if (!first?.day) return asked
  const daysFrom = (from: Day) => dayCount({ from, to: dayOfMs(savedAt.getTime()) })
  const left = await missingDays(tx, { id, organizationId, savedAt, historyDays: daysFrom(first.day), historyFrom: null, provider: providerOf(draft.provider) })
  return Math.max(asked, ...left.slice(-1).map(({ day }) => daysFrom(day)))
}

function openDraft(draft: Draft, scope: Scope): string {
  try {
    return decryptSecret(draft.keyCiphertext ?? '', scope)
  } catch (error) {
    if (error instanceof KeyUnreadable) throw new Conflict(error.message, 'Cancel, and verify the key again.')
    throw error
  }
}

async function moveNames(tx: SqlTx, { organizationId, connectorId }: Scope, to: string) {
  await tx.query(`delete from "DirectoryEntry" k using "DirectoryEntry" d where k."organizationId" = $1 and k."connectorId" = $3
    and d."organizationId" = $1 and d."connectorId" = $2 and d.kind = k.kind and d."externalId" = k."externalId"`, [organizationId, connectorId, to])
  await tx.query('update "DirectoryEntry" set "connectorId" = $3 where "organizationId" = $1 and "connectorId" = $2', [organizationId, connectorId, to])
}
