import path from 'node:path'

import { step } from '../bootstrap/progress.mjs'
import { portTrouble } from '@/lib/platform/embedded-postgres/free-port'
import { refuseIfHeld } from '@/lib/platform/embedded-postgres/folder-lock'
import type { Env } from '@/lib/platform/env'
import { Refusal } from '@/lib/platform/refusal'
import { type Database, migrateDatabase, openEmbeddedDatabase, openOwnDatabase } from './database'
import { generatePrismaClient, isPrismaClientCurrent } from './prisma-client'
import { buildApp, isBuildCurrent } from './production-build'
import type { Supervisor } from './supervisor'

const PORT_TROUBLE: Record<string, string> = {
  EADDRINUSE: 'is in use by another program',
  EACCES: 'may not be used by this user',
  EADDRNOTAVAIL: 'cannot be opened on this HOST',
  ENOTFOUND: 'cannot be opened on this HOST',
}

/** @throws Refusal when the port is taken */
export const checkPort = async ({ PORT, HOST }: Env): Promise<void> => {
  const trouble = await portTrouble(PORT, HOST)
  if (trouble) throw new Refusal(`Port ${PORT} ${PORT_TROUBLE[trouble] ?? `cannot be opened (${trouble})`}: free it, or choose another one, as in PORT=${PORT + 1} npm start.`)
}

/** Finds out in a moment what would otherwise fail after a minute of building. @throws Refusal */
export const checkPlace = async (settings: Env): Promise<void> => {
  if (!settings.DATABASE_URL) await refuseIfHeld(path.resolve(settings.DATA_DIR))
  await checkPort(settings)
}

/** Generates the database client when it is older than the schema. */
export const prepareClient = async (supervisor: Supervisor): Promise<void> => {
  if (isPrismaClientCurrent()) console.log('▸ Database client: up to date')
  else await step('Database client: generating it from prisma/schema', () => generatePrismaClient(supervisor))
}

/** Builds the app when it is older than its sources. Last, so that a wrong setting shows before the minute this takes. */
export const prepareBuild = async (supervisor: Supervisor): Promise<void> => {
  if (isBuildCurrent()) console.log('▸ App: built already')
  else await step('App: building it, since its sources changed (a minute or so)', (say) => buildApp(supervisor, say))
}

/** Starts or reaches the database and migrates it. */
export const prepareDatabase = async (supervisor: Supervisor, settings: Env): Promise<Database> => {
  const url = settings.DATABASE_URL
  const title = url ? 'Database: connecting to DATABASE_URL' : `Database: starting PostgreSQL with its data in ${settings.DATA_DIR}`
  const database = await step(title, (say) => supervisor.adopt(url ? openOwnDatabase(settings, url, say) : openEmbeddedDatabase(settings, say)))
  await supervisor.proceed()
  await step('Database: applying migrations', (say) => migrateDatabase(database.env, say))
  await supervisor.proceed()
  return database
}
