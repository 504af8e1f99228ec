import { spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { Refusal } from '../refusal'
import type { Binaries } from './binaries'
import type { DataFolder } from './data-folder'
import { inFolder } from './private-files'

const MAJOR = '18'
export const SUPERUSER = 'postgres'

/** Nothing of our environment reaches PostgreSQL: it holds secrets, and its LC_ settings would leak into the cluster. */
export const CLEAN_ENVIRONMENT: NodeJS.ProcessEnv = { NODE_ENV: 'production', LC_ALL: 'C', TZ: 'UTC' }

const give = (place: string, { user }: DataFolder) => { if (user) chownSync(place, user.uid, user.gid) }

const runInitdb = (folder: DataFolder, initdb: string, flags: string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(initdb, flags, { ...folder.user, cwd: '/', env: CLEAN_ENVIRONMENT, stdio: ['ignore', 'ignore', 'pipe'] })
    let complaint = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => { complaint += text })
    child.once('error', (error) => { complaint += error.message })
    child.once('close', (code) => {
      if (code === 0) return resolve()
      const lines = complaint.trim().split('\n')
      reject(new Refusal(`PostgreSQL could not create its files in ${folder.cluster} (${lines.at(-1) ?? 'no reason given'}): check that folder's disk and owner, or set DATABASE_URL to a server of your own.`))
    })
  })

/** A copied folder may be open to others, which PostgreSQL refuses; of another release it cannot be started. */
const checkCluster = ({ cluster }: DataFolder) => {
  inFolder(cluster, () => chmodSync(cluster, 0o700))
  const version = inFolder(cluster, () => readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8')).trim()
  if (version !== MAJOR) throw new Refusal(`${cluster} was made by PostgreSQL ${version} and this CloudMonitor brings ${MAJOR}: start the CloudMonitor it was made with, or set DATA_DIR to another folder.`)
}

/**
 * Makes the cluster on first start. It is built beside its place and moved there when complete, so that a crash on the way
 * leaves nothing that looks finished. `flags` are further ones for initdb.
 */
export const ensureCluster = async (folder: DataFolder, binaries: Binaries, password: string, flags: string[] = []): Promise<void> => {
  if (folder.hasCluster) return checkCluster(folder)
  const draft = `${folder.cluster}.new`
  const passwordFile = `${folder.cluster}.password`
  inFolder(folder.cluster, () => {
    mkdirSync(path.dirname(folder.cluster), { recursive: true, mode: 0o755 })
    for (const remains of [draft, passwordFile]) rmSync(remains, { recursive: true, force: true })
    mkdirSync(draft, { mode: 0o700 })
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
    give(draft, folder)
    give(passwordFile, folder)
  })
  try {
    await runInitdb(folder, binaries.initdb, [
      `--pgdata=${draft}`, `--pwfile=${passwordFile}`, `--username=${SUPERUSER}`, '--auth=scram-sha-256',
      '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', ...flags,
    ])
    renameSync(draft, folder.cluster)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}
