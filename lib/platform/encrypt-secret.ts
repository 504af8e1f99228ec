import 'server-only'
import { Conflict } from '@/lib/domain/errors'
import { sealWith, type CipherScope } from './cipher'
import { readKeyring, type Keyring } from './keyring'
import { SEALING } from './key-rotation/sealing-lock'
import { sql, type SqlTx, type Tx } from './tenant'

/**
 * Encrypts a secret inside the transaction that stores it. A rotation changes the key only between such transactions, so
 * that nothing encrypted with the old key is stored behind its back. @throws Conflict without a key
 */
export async function encryptSecret(tx: Tx | SqlTx, plain: string, scope: CipherScope): Promise<string> {
  await sql(tx, `select pg_advisory_xact_lock_shared(${SEALING})::text`)
  return sealWith(keyring(), plain, scope)
}

function keyring(): Keyring {
  try {
    return readKeyring()
  } catch {
    throw new Conflict('Nothing can be encrypted: the ENCRYPTION_KEY of this installation is lost.', 'Restore that setting, then try again.')
  }
}
