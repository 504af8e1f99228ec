import path from 'node:path'

import { holderOf } from '@/lib/platform/embedded-postgres/folder-lock'
import { recallEmbeddedPostgres } from '@/lib/platform/embedded-postgres/start-embedded-postgres'
import type { Env } from '@/lib/platform/env'
import { Refusal } from '@/lib/platform/refusal'
import { embeddedEnv, migrateDatabase, openEmbeddedDatabase, openOwnDatabase } from './database'
import type { Supervisor } from './supervisor'

const quiet = () => {}

/** The settings of the PostgreSQL that a running CloudMonitor has started on this data folder. */
const ofRunning = (settings: Env): Record<string, string> => {
  const running = recallEmbeddedPostgres(settings.DATA_DIR)
  if (!running) throw new Refusal('CloudMonitor is just starting for the first time: try again when it says that it is ready.')
  return embeddedEnv(settings, running.url, running.secrets)
}

/**
 * The app's database for a command: that of a running CloudMonitor, else started for as long as the command runs.
 * @returns settings for the environment of this process
 */
export const reachDatabase = async (supervisor: Supervisor, settings: Env): Promise<Record<string, string>> => {
  const url = settings.DATABASE_URL
  if (!url && (await holderOf(path.resolve(settings.DATA_DIR)))) return ofRunning(settings)
  const { env } = await supervisor.adopt(url ? openOwnDatabase(settings, url, quiet) : openEmbeddedDatabase(settings, quiet))
  await migrateDatabase(env, quiet)
  return env
}
