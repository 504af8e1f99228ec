import 'server-only'
import { createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { decryptSecret } from '@/lib/platform/cipher'
import { encryptSecret } from '@/lib/platform/encrypt-secret'
import type { SqlTx } from '@/lib/platform/tenant'

const Rows = z.array(z.object({ keyCiphertext: z.string() }))
const KEY_BYTES = 32
const scopeOf = (organizationId: string) => ({ organizationId, connectorId: organizationId })

/** Hashes what tells a person: `id` a user id of the vendor, `email` in any case. Without the organization's key nobody can try addresses on it. */
export type PersonHash = (kind: 'id' | 'email' | 'pseudonym', text: string) => Buffer

const hashWith = (key: string): PersonHash => (kind, text) => createHmac('sha256', Buffer.from(key, 'base64')).update(`${kind}:${text.trim().toLowerCase()}`).digest()

/** null: no name was removed in this organization yet. @throws KeyUnreadable */
export async function personHash(tx: SqlTx, organizationId: string): Promise<PersonHash | null> {
  const [row] = Rows.parse((await tx.query('select "keyCiphertext" from "PersonKey" where "organizationId" = $1', [organizationId])).rows)
  return row ? hashWith(decryptSecret(row.keyCiphertext, scopeOf(organizationId))) : null
}

/** As `personHash`; the first time makes the key. @throws KeyUnreadable */
export async function ensurePersonHash(tx: SqlTx, organizationId: string): Promise<PersonHash> {
  const known = await personHash(tx, organizationId)
  if (known) return known
  const key = randomBytes(KEY_BYTES).toString('base64')
  await tx.query('insert into "PersonKey" ("organizationId", "keyCiphertext") values ($1, $2)', [organizationId, await encryptSecret(tx, key, scopeOf(organizationId))])
  return hashWith(key)
}
