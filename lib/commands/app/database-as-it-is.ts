import path from 'node:path'

import { holderOf } from '@/lib/platform/embedded-postgres/folder-lock'
import { recallEmbeddedPostgres, startEmbeddedPostgres } from '@/lib/platform/embedded-postgres/start-embedded-postgres'
import type { Env } from '@/lib/platform/env'
import { Refusal } from '@/lib/platform/refusal'
import type { Supervisor } from './supervisor'

/** For back up and restore: the database's owner, nothing migrated. That of DATABASE_URL or of a running CloudMonitor, else started for as long as the command runs. */
export async function databaseAsItIs(supervisor: Supervisor, settings: Env, { whileRunning }: { whileRunning: boolean }): Promise<string> {
  if (settings.DATABASE_URL) return settings.DATABASE_URL
  const dataDir = path.resolve(settings.DATA_DIR)
  if (whileRunning && (await holderOf(dataDir))) {
    const running = recallEmbeddedPostgres(dataDir)
    if (running) return running.url
    throw new Refusal('CloudMonitor is just starting for the first time: try again when it says that it is ready.')
  }
  return (await supervisor.adopt(startEmbeddedPostgres({ dataDir }))).url
}
