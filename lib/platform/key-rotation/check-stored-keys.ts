import { z } from 'zod'
import { KeyUnreadable, openWith } from '../cipher'
import type { Keyring } from '../keyring'
import { withSystem, type Database } from './with-system'

const Rows = z.array(z.object({ id: z.uuid(), organizationId: z.uuid(), keyCiphertext: z.string(), marked: z.boolean() }))

/**
 * Looks whether the stored keys open, and notes on each connector where one does not, or does again.
 * @returns one sentence when some do not, else null
 */
export const checkStoredKeys = (database: Database, keyring: Keyring): Promise<string | null> => withSystem(database, 'check-keys', async (client) => {
  const { rows } = await client.query(`select id, "organizationId", "keyCiphertext", coalesce("lastErrorCode" = 'key_unreadable', false) as marked from "Connector" where state in ('active', 'paused')`)
  const keys = Rows.parse(rows).map((row) => ({ ...row, opens: opens(keyring, row) }))
  const lost = keys.filter(({ opens }) => !opens)
  const { code, message, nextStep } = new KeyUnreadable()
  const note = (ids: string[], values: (string | null)[]) => client.query(`update "Connector" set "lastErrorCode" = $2, "lastErrorMessage" = $3 where id = any($1::uuid[])`, [ids, ...values])
  await note(lost.map(({ id }) => id), [code, `${message}\n${nextStep}`])
  await note(keys.filter((key) => key.opens && key.marked).map(({ id }) => id), [null, null])
  return lost.length ? `${lost.length} of ${keys.length} stored keys cannot be read with this ENCRYPTION_KEY: set the one they were stored with and start again, or replace them in Settings → AI providers. Reports go on showing what was read.` : null
})

function opens(keyring: Keyring, { id, organizationId, keyCiphertext }: z.infer<typeof Rows>[number]): boolean {
  try {
    openWith(keyring, keyCiphertext, { organizationId, connectorId: id })
    return true
  } catch (error) {
    if (error instanceof KeyUnreadable) return false
    throw error
  }
}
