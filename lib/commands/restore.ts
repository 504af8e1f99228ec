import path from 'node:path'

import { readBackup, restoreBackup } from '@/lib/platform/backup/restore-backup'
import { readSecrets, replaceSecrets } from '@/lib/platform/embedded-postgres/secrets'
import type { Env } from '@/lib/platform/env'
import { checkStoredKeys } from '@/lib/platform/key-rotation/check-stored-keys'
import { grantTables, STEP_DOWN_ROLE, checkOwnDatabase } from '@/lib/platform/own-database'
import { Refusal } from '@/lib/platform/refusal'
import { MIGRATIONS } from './app/database'
import { command } from './app/command'
import { databaseAsItIs } from './app/database-as-it-is'
import { readSettings } from './app/settings'

const [folder, ...more] = process.argv.slice(2)

/** The key that the restored database is used with: that of the settings, else the backup's, else the new data folder's own. */
const adoptKey = (settings: Env, encryptionKey: string | undefined): string | undefined => {
  if (settings.ENCRYPTION_KEY || settings.DATABASE_URL) return settings.ENCRYPTION_KEY
  const dataDir = path.resolve(settings.DATA_DIR)
  const secrets = readSecrets(dataDir)
  if (secrets && encryptionKey) replaceSecrets(dataDir, { ...secrets, encryptionKey })
  return encryptionKey ?? secrets?.encryptionKey
}

/** What a person has to know about the Admin keys in what was restored. */
const ofKeys = async (connectionString: string, key: string | undefined, inBackup: string | undefined) => {
  if (!key) return inBackup ? `Set ENCRYPTION_KEY to the text in ${path.join(folder ?? '', 'encryption-key')} before you start CloudMonitor.` : 'Set ENCRYPTION_KEY to the one the backup was made with before you start CloudMonitor.'
  return checkStoredKeys({ connectionString }, { current: key, previous: undefined })
}

await command(async (supervisor) => {
  if (!folder || more.length) throw new Refusal('Name the folder of a backup: npm run restore -- backups/2026-01-31T030000Z')
  const settings = readSettings()
  const { encryptionKey } = await readBackup(path.resolve(folder))
  const connectionString = await databaseAsItIs(supervisor, settings, { whileRunning: false })
  const { rows } = await restoreBackup({ connectionString, folder: path.resolve(folder), directory: MIGRATIONS, onProgress: console.log })
  if (settings.DATABASE_URL && (await checkOwnDatabase(settings.DATABASE_URL)).role === STEP_DOWN_ROLE) await grantTables(settings.DATABASE_URL)
  console.log(`Restored ${rows.toLocaleString('en-US')} rows from ${folder}.`)
  const sentence = await ofKeys(connectionString, adoptKey(settings, encryptionKey), encryptionKey)
  if (sentence) console.log(sentence)
  await supervisor.stop(0)
})
