import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'

import { Refusal } from '../refusal'

const NAME = 'postgres'

/** The system user that runs PostgreSQL, which refuses to run as root. */
export type ServiceUser = { uid: number; gid: number }

const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()

const lookUp = (): ServiceUser | undefined => {
  try {
    return { uid: Number(run('id', '-u', NAME)), gid: Number(run('id', '-g', NAME)) }
  } catch {
    return undefined
  }
}

const create = (): ServiceUser | undefined => {
  try {
    run('useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME)
  } catch {
    return undefined
  }
  return lookUp()
}

/**
 * Who runs PostgreSQL: undefined when that is ourselves. As root it is the owner of an existing cluster, else the system
 * user `postgres`, created when missing.
 */
export const findServiceUser = (cluster: string): ServiceUser | undefined => {
  if (process.getuid?.() !== 0) return undefined
  const owner = existsSync(cluster) ? statSync(cluster) : undefined
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const user = lookUp() ?? create()
  if (user) return user
  throw new Refusal(`PostgreSQL does not run as root, and the system user ${NAME} could not be created: start CloudMonitor as a normal user, or set DATABASE_URL to a server of your own.`)
}

const ancestors = (folder: string): string[] => {
  const parent = path.dirname(folder)
  return parent === folder ? [folder] : [...ancestors(parent), folder]
}

/** Whether that user can reach the folder. Root's home folder, for one, is closed to everyone else. */
export const mayEnter = (folder: string, user: ServiceUser): boolean =>
  ancestors(path.resolve(folder)).filter((place) => existsSync(place)).every((place) => {
    const { uid, gid, mode } = statSync(place)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    return (mode & bit) !== 0
  })
