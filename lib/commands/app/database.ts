import path from 'node:path'

import { ensureFolder } from '@/lib/platform/embedded-postgres/private-files'
import { ensureSecrets, secretsFile } from '@/lib/platform/embedded-postgres/secrets'
import { startEmbeddedPostgres } from '@/lib/platform/embedded-postgres/start-embedded-postgres'
import type { Env } from '@/lib/platform/env'
import { migrate } from '@/lib/platform/migrate'
import { checkChosenRole, checkOwnDatabase, grantTables, STEP_DOWN_ROLE } from '@/lib/platform/own-database'
import { Refusal } from '@/lib/platform/refusal'
import { sessionSecretFrom } from './settings'
import type { Part } from './supervisor'

type Say = (words: string) => void

/** The database as the app needs it: the settings to reach it and to read what is in it. */
export type Database = Part & { env: Record<string, string>; died: Promise<string> }

export const MIGRATIONS = path.resolve('prisma/migrations')
const NEVER = new Promise<string>(() => {})
const NOTHING: Part = { stop: async () => {}, kill: () => {} }

/** Starts the PostgreSQL that comes along. */
export const openEmbeddedDatabase = async (settings: Env, say: Say): Promise<Database> => {
  const { url, secrets, died, stop, kill } = await startEmbeddedPostgres({ dataDir: settings.DATA_DIR, onProgress: say })
  return { env: embeddedEnv(settings, url, secrets), died, stop, kill }
}

/** The app's settings on the PostgreSQL that comes along; what somebody set goes first. */
export const embeddedEnv = (settings: Env, url: string, secrets: { nextAuthSecret: string }): Record<string, string> => ({
  DATABASE_URL: url,
  DATABASE_ROLE: '',
  // The file is read at each use, so that a rotation reaches whoever runs.
  ENCRYPTION_KEY: settings.ENCRYPTION_KEY ?? '',
  ENCRYPTION_KEY_FILE: settings.ENCRYPTION_KEY ? '' : secretsFile(path.resolve(settings.DATA_DIR)),
  NEXTAUTH_SECRET: settings.NEXTAUTH_SECRET ?? secrets.nextAuthSecret,
})

/** Developing with a server of one's own should not need a key; it must stay the same, though. */
const developmentKey = ({ NODE_ENV, DATA_DIR }: Env): string | undefined => {
  if (NODE_ENV === 'production') return undefined
  ensureFolder(path.resolve(DATA_DIR), 0o700)
  return ensureSecrets(path.resolve(DATA_DIR), false).encryptionKey
}

const chooseRole = async ({ DATABASE_ROLE }: Env, url: string, say: Say): Promise<string | undefined> => {
  if (DATABASE_ROLE) {
    await checkChosenRole(url, DATABASE_ROLE)
    return DATABASE_ROLE
  }
  const { role, owner } = await checkOwnDatabase(url)
  if (role) say(`the role ${owner} is above row-level security, so the app steps down to ${role}`)
  return role
}

/** Connects to the server of DATABASE_URL and steps down where its role is above row-level security. */
export const openOwnDatabase = async (settings: Env, url: string, say: Say): Promise<Database> => {
  const key = settings.ENCRYPTION_KEY ?? developmentKey(settings)
  if (!key) throw new Refusal('ENCRYPTION_KEY is not set, and with a database of your own only you can keep it: make one with "openssl rand -base64 32", store it safely and set it.')
  const role = await chooseRole(settings, url, say)
  const NEXTAUTH_SECRET = settings.NEXTAUTH_SECRET ?? sessionSecretFrom(key)
  return { ...NOTHING, died: NEVER, env: { DATABASE_URL: url, ENCRYPTION_KEY: key, NEXTAUTH_SECRET, ...(role ? { DATABASE_ROLE: role } : {}) } }
}

/** Brings the database up to this version. @throws Refusal */
export const migrateDatabase = async ({ DATABASE_URL = '', DATABASE_ROLE }: Record<string, string>, say: Say): Promise<void> => {
  const { applied } = await migrate({ connectionString: DATABASE_URL, directory: MIGRATIONS, onProgress: say })
  if (DATABASE_ROLE === STEP_DOWN_ROLE) await grantTables(DATABASE_URL)
  if (applied.length === 0) say('up to date')
}
