import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'

import { z } from 'zod'

import { ensureFolder, readPrivate, writePrivate } from './private-files'
import { findServiceUser, mayEnter, type ServiceUser } from './service-user'

/** Where things go that PostgreSQL's own user must reach while it may not enter the data folder. */
export const SYSTEM_FOLDER = '/var/lib/cloudmonitor'

const Settings = z.object({ cluster: z.string(), port: z.number().int() })
type Settings = z.infer<typeof Settings>

/** Where this installation's PostgreSQL keeps its files, and on which port it last ran (0: never). */
export type DataFolder = Settings & { dataDir: string; user: ServiceUser | undefined; hasCluster: boolean }

const settingsFile = (dataDir: string) => path.join(dataDir, 'postgres.json')

const readSettings = (dataDir: string): Settings | undefined => {
  const text = readPrivate(settingsFile(dataDir))
  if (text === undefined) return undefined
  const settings = Settings.parse(JSON.parse(text))
  return { ...settings, cluster: path.resolve(dataDir, settings.cluster) }
}

export const isInside = (folder: string, place: string): boolean => place.startsWith(folder + path.sep)

/** Remembers port and place, so that the next start finds them, also after the data folder was moved. */
export const rememberSettings = (dataDir: string, { cluster, port }: Settings): void =>
  writePrivate(settingsFile(dataDir), JSON.stringify({ cluster: isInside(dataDir, cluster) ? path.relative(dataDir, cluster) : cluster, port }))

/** What is remembered of a data folder, for whoever only wants to connect; undefined before the first start. */
export const recallSettings = readSettings

const chooseCluster = (dataDir: string): string => {
  const inside = path.join(dataDir, 'postgres')
  const user = findServiceUser(inside)
  if (!user || mayEnter(dataDir, user)) return inside
  return path.join(SYSTEM_FOLDER, randomBytes(6).toString('hex'))
}

/** Makes the data folder if needed and decides where the cluster goes: inside it, unless PostgreSQL's user cannot get there. */
export const openDataFolder = (dataDir: string): DataFolder => {
  ensureFolder(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700)
  const known = readSettings(dataDir)
  const cluster = known?.cluster ?? chooseCluster(dataDir)
  const settings = { cluster, port: known?.port ?? 0 }
  if (!known) rememberSettings(dataDir, settings)
  return { ...settings, dataDir, user: findServiceUser(cluster), hasCluster: existsSync(path.join(cluster, 'PG_VERSION')) }
}
