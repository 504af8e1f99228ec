import path from 'node:path'

import { appUrl, ensureAppDatabase } from './app-database'
import { findBinaries } from './binaries'
import { ensureCluster } from './cluster'
import { isInside, openDataFolder, recallSettings, rememberSettings, SYSTEM_FOLDER } from './data-folder'
import { lockFolder } from './folder-lock'
import { freePort } from './free-port'
import { stopOrphan } from './orphan'
import { ensureSecrets, readSecrets, type Secrets } from './secrets'
import { startServer } from './server'

/** How to reach the built-in PostgreSQL: as the app's role (`url`) or, for tests, as superuser on `port`. */
export type EmbeddedPostgres = { url: string; port: number; secrets: Secrets; died: Promise<string>; stop: () => Promise<void>; kill: () => void }

type Options = {
  dataDir: string
  /** Told in a few words what takes time or is out of the ordinary. */
  onProgress?: (words: string) => void
  /** False for tests: nothing survives a power cut, but all is faster. */
  durable?: boolean
}

const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * Starts PostgreSQL with its data below `dataDir`, creating what is missing and recovering from a killed predecessor.
 * The folder is ours until `stop` or the end of this process.
 * @throws Refusal when the folder is in use or unusable, or PostgreSQL does not start
 */
export const startEmbeddedPostgres = async ({ dataDir, onProgress = () => {}, durable = true }: Options): Promise<EmbeddedPostgres> => {
  const absolute = path.resolve(dataDir)
  const folder = openDataFolder(absolute)
  const unlock = await lockFolder(absolute)
  try {
    const secrets = ensureSecrets(absolute, folder.hasCluster)
    if (!isInside(absolute, folder.cluster)) onProgress(`its files are in ${folder.cluster}, since PostgreSQL does not run as root and its own user may not enter ${absolute}`)
    const binaries = findBinaries(folder.user, SYSTEM_FOLDER)
    if (!folder.hasCluster) onProgress('creating the database files, once')
    await ensureCluster(folder, binaries, secrets.superuserPassword, durable ? [] : ['--no-sync'])
    if (await stopOrphan(folder, secrets.superuserPassword)) onProgress('stopped the server that an earlier run had left behind')
    const port = await freePort(folder.port)
    rememberSettings(absolute, { cluster: folder.cluster, port })
    const server = await startServer(folder, binaries, port, secrets.superuserPassword, durable ? {} : FAST)
    await ensureAppDatabase({ port, password: secrets.superuserPassword }, secrets.appPassword)
    return { ...server, url: appUrl(port, secrets.appPassword), secrets, stop: async () => { await server.stop(); unlock() } }
  } catch (error) {
    unlock()
    throw error
  }
}

/** How to reach the PostgreSQL that another process runs on this data folder; undefined before the first start. */
export const recallEmbeddedPostgres = (dataDir: string): { url: string; secrets: Secrets } | undefined => {
  const absolute = path.resolve(dataDir)
  const secrets = readSecrets(absolute)
  const settings = recallSettings(absolute)
  return secrets && settings ? { url: appUrl(settings.port, secrets.appPassword), secrets } : undefined
}
