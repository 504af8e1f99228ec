import path from 'node:path'
import { parseArgs } from 'node:util'

import { writeBackup } from '@/lib/platform/backup/write-backup'
import { secretsFile } from '@/lib/platform/embedded-postgres/secrets'
import type { Env } from '@/lib/platform/env'
import { readKeyring } from '@/lib/platform/keyring'
import { reasonOf, Refusal } from '@/lib/platform/refusal'
import { command } from './app/command'
import { databaseAsItIs } from './app/database-as-it-is'
import { readSettings } from './app/settings'

const USAGE = 'npm run backup -- [folder] [--with-key]'

const readArguments = () => {
  try {
    const { positionals: [folder, ...more], values } = parseArgs({ options: { 'with-key': { type: 'boolean', default: false } }, allowPositionals: true })
    if (more.length === 0) return { folder: folder ?? path.join('backups', new Date().toISOString().replaceAll(':', '').replace(/\..*/, 'Z')), withKey: values['with-key'] }
  } catch (error) {
    throw new Refusal(`${reasonOf(error)} Use: ${USAGE}`)
  }
  throw new Refusal(`Name one folder. Use: ${USAGE}`)
}

const keyOf = (settings: Env): string => {
  const file = settings.DATABASE_URL ? undefined : secretsFile(path.resolve(settings.DATA_DIR))
  const { current, previous } = readKeyring({ ...settings, ENCRYPTION_KEY_FILE: file })
  if (previous) throw new Refusal('A rotation of the encryption key is not finished: run npm run rotate-encryption-key first.')
  return current
}

await command(async (supervisor) => {
  const { folder, withKey } = readArguments()
  const settings = readSettings()
  const connectionString = await databaseAsItIs(supervisor, settings, { whileRunning: true })
  const { tables } = await writeBackup({ connectionString, folder: path.resolve(folder), onProgress: console.log, ...(withKey ? { encryptionKey: keyOf(settings) } : {}) })
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(`Backed up ${rows.toLocaleString('en-US')} rows of ${tables.length} tables to ${folder}. ${withKey
    ? 'It holds the encryption key: whoever has it can read the Admin keys.'
    : 'The encryption key is not in it: without that key, the Admin keys have to be pasted again after a restore.'}`)
  await supervisor.stop(0)
})
