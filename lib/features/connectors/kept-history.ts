import 'server-only'
import { z } from 'zod'
import { Conflict, NotFound } from '@/lib/domain/errors'
import { lockedState } from '@/lib/features/ingest/lock-connector'
import type { Scope } from '@/lib/features/ingest/scope'
import { decryptSecret, KeyUnreadable } from '@/lib/platform/cipher'
import { encryptSecret } from '@/lib/platform/encrypt-secret'
import type { SqlTx } from '@/lib/platform/tenant'
import type { Draft } from './draft'

const Ids = z.array(z.object({ id: z.uuid() }))

/** The removed connector of this vendor organization whose history was kept, locked until the transaction ends; null without one. */
export async function keptHistoryOf(tx: SqlTx, draft: Draft, vendorOrganizationId: string): Promise<string | null> {
  const [kept] = Ids.parse((await tx.query(
    `select id from "Connector" where "organizationId" = $1 and provider = $2 and "vendorOrganizationId" = $3 and state = 'removed'`, [draft.organizationId, draft.provider, vendorOrganizationId])).rows)
  if (!kept) return null
  return (await lockedState(tx, { organizationId: draft.organizationId, connectorId: kept.id })) === 'removed' ? kept.id : null
}

/**
 * Turns a draft into the removed connector of its organization: the draft's name, key and names of things move over, and
 * the draft is gone. The key is encrypted anew, since a ciphertext opens for one connector only. @throws NotFound when the draft is gone
 */
export async function revive(tx: SqlTx, draft: Draft, connectorId: string): Promise<Scope> {
  const from = { organizationId: draft.organizationId, connectorId: draft.id }
  const to = { organizationId: draft.organizationId, connectorId }
  // The names that are still being read are stored under this lock too: none arrives after the draft is gone.
  if ((await lockedState(tx, from)) !== 'draft') throw new NotFound('This draft')
  const key = await encryptSecret(tx, openDraft(draft, from), to)
  await moveNames(tx, from, connectorId)
  await tx.query('delete from "Connector" where "organizationId" = $1 and id = $2', [from.organizationId, from.connectorId])
  await tx.query(
    `update "Connector" set state = 'draft', "vendorOrganizationId" = null, "expiresAt" = $3, name = $4, "keyCiphertext" = $5, "keyLast4" = $6, "keyAccess" = $7, "createdById" = $8, "historyFrom" = null
     where "organizationId" = $1 and id = $2`, [to.organizationId, connectorId, draft.expiresAt, draft.name, key, draft.keyLast4, JSON.stringify(draft.keyAccess), draft.createdById])
  return to
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
