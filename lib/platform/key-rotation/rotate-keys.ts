import type { Client } from 'pg'
import { z } from 'zod'
import { KeyUnreadable, openWith, sealWith } from '../cipher'
import type { Keyring } from '../keyring'
import { SEALING } from './sealing-lock'
import { withSystem, type Database } from './with-system'

const Ids = z.array(z.object({ id: z.uuid() }))
const Rows = z.array(z.object({ id: z.uuid(), keyCiphertext: z.string() }))
/** What is encrypted, and the column that names what its ciphertext is bound to. */
const SEALED = [{ table: 'Connector', id: 'id' }, { table: 'PersonKey', id: 'organizationId' }] as const
export type Rotated = { changed: number; current: number; unreadable: number }

/** Changes which key encrypts, while no transaction is between encrypting and storing. */
export const changeKey = (database: Database, change: () => void): Promise<void> => withSystem(database, 'rotate-key', async (client) => {
  await client.query(`begin; select pg_advisory_xact_lock(${SEALING})`)
  change()
  await client.query('commit')
})

/**
 * Encrypts every stored key with the current key, one organization a transaction, with an event in its audit log. Killed on
 * the way, it goes on where it stopped; what the current key opens already is left as it is.
 */
export const rotateKeys = (database: Database, keyring: Keyring, onProgress: (words: string) => void = () => {}): Promise<Rotated> => withSystem(database, 'rotate-key', async (client) => {
  const organizations = Ids.parse((await client.query('select "organizationId" as id from "Connector" where "keyCiphertext" is not null union select "organizationId" from "PersonKey" order by 1')).rows)
  const total: Rotated = { changed: 0, current: 0, unreadable: 0 }
  for (const [index, { id }] of organizations.entries()) {
    const rotated = await rotateOrganization(client, id, keyring)
    for (const part of ['changed', 'current', 'unreadable'] as const) total[part] += rotated[part]
    onProgress(`${index + 1} of ${organizations.length} organizations`)
  }
  return total
})

async function rotateOrganization(client: Client, organizationId: string, keyring: Keyring): Promise<Rotated> {
  const rotated: Rotated = { changed: 0, current: 0, unreadable: 0 }
  await client.query('begin')
  try {
    for (const sealed of SEALED) {
      const { rows } = await client.query(`select "${sealed.id}" as id, "keyCiphertext" from "${sealed.table}" where "organizationId" = $1 and "keyCiphertext" is not null order by 1 for update`, [organizationId])
      for (const { id, keyCiphertext } of Rows.parse(rows)) {
        const outcome = reseal(keyring, keyCiphertext, { organizationId, connectorId: id })
        rotated[outcome.is] += 1
        if (outcome.is === 'changed') await client.query(`update "${sealed.table}" set "keyCiphertext" = $3 where "organizationId" = $1 and "${sealed.id}" = $2`, [organizationId, id, outcome.text])
      }
    }
    if (rotated.changed) await client.query(
      `insert into "AuditEvent" ("organizationId", "actorKind", "actorId", action, "subjectKind", "subjectId", change) values ($1::uuid, 'job', 'rotate-encryption-key', 'encryption_key.rotated', 'organization', $1::uuid::text, $2)`,
      [organizationId, JSON.stringify({ keys: rotated.changed })])
    await client.query('commit')
    return rotated
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

function reseal(keyring: Keyring, text: string, scope: { organizationId: string; connectorId: string }): { is: 'changed'; text: string } | { is: 'current' | 'unreadable' } {
  try {
    const { plain, isCurrent } = openWith(keyring, text, scope)
    return isCurrent ? { is: 'current' } : { is: 'changed', text: sealWith(keyring, plain, scope) }
  } catch (error) {
    if (error instanceof KeyUnreadable) return { is: 'unreadable' }
    throw error
  }
}
