import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { readSecrets, replaceSecrets } from '@/lib/platform/embedded-postgres/secrets'
import { readEnv } from '@/lib/platform/env'
import { changeKey, rotateKeys, type Rotated } from '@/lib/platform/key-rotation/rotate-keys'
import { readKeyring } from '@/lib/platform/keyring'
import { Refusal } from '@/lib/platform/refusal'
import { command } from './app/command'
import { reachDatabase } from './app/reach-database'
import { readSettings } from './app/settings'

/** What a running process had read before the change may still wait to be opened. */
const LAST_READERS_MS = 5000

const HOW = 'Set ENCRYPTION_KEY to a new key (openssl rand -base64 32) and ENCRYPTION_KEY_PREVIOUS to the one used so far, start CloudMonitor again everywhere, then run this again.'

const say = ({ changed, current, unreadable }: Rotated) => {
  console.log(`${changed} stored keys were encrypted anew, ${current} were already.`)
  if (unreadable) console.log(`${unreadable} could be read with neither key and are as before: replace them in Settings → AI providers.`)
}

await command(async (supervisor) => {
  const settings = readSettings()
  const env = readEnv({ ...process.env, ...(await reachDatabase(supervisor, settings)) })
  const database = { connectionString: env.DATABASE_URL ?? '', ...(env.DATABASE_ROLE ? { role: env.DATABASE_ROLE } : {}) }
  if (env.ENCRYPTION_KEY) {
    if (!env.ENCRYPTION_KEY_PREVIOUS) throw new Refusal(`ENCRYPTION_KEY_PREVIOUS is not set. ${HOW}`)
    say(await rotateKeys(database, readKeyring(env), console.log))
    console.log('Now remove ENCRYPTION_KEY_PREVIOUS and start CloudMonitor again. Nothing needs the old key any more, but backups made before do.')
    return supervisor.stop(0)
  }
  const dataDir = path.resolve(settings.DATA_DIR)
  const secrets = readSecrets(dataDir)
  if (!secrets) throw new Refusal('There is no key to rotate yet: start CloudMonitor once.')
  // With a previous key there, an earlier run was killed: it is finished first.
  const next = secrets.previousEncryptionKey ? secrets : { ...secrets, encryptionKey: randomBytes(32).toString('base64'), previousEncryptionKey: secrets.encryptionKey }
  if (next !== secrets) await changeKey(database, () => replaceSecrets(dataDir, next))
  const { previousEncryptionKey: _old, ...final } = next
  say(await rotateKeys(database, readKeyring(env), console.log))
  await sleep(LAST_READERS_MS)
  replaceSecrets(dataDir, final)
  console.log('The new key is in use; running processes have it already. Backups made before need the old one.')
  await supervisor.stop(0)
})
