import { existsSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { z } from 'zod'

import { codeOf, Refusal } from '../refusal'
import { asSuperuser } from './connect'
import type { DataFolder } from './data-folder'
import { readPrivate } from './private-files'

const POLL_MS = 50
const STARTUP_MS = 20_000
const STOP_MS = 60_000
/** A server on its way out no longer answers but still has its file. */
const LEAVING_MS = 2000

type Postmaster = { pid: number; port: number }

const pidFile = (cluster: string) => path.join(cluster, 'postmaster.pid')

/** Line 1 of postmaster.pid is the process, line 4 the port (PostgreSQL, miscadmin.h). */
export const parsePostmaster = (text: string): Postmaster | undefined => {
  const lines = text.split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return Number.isInteger(pid) && pid > 0 && Number.isInteger(port) && port > 0 ? { pid, port } : undefined
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

const Setting = z.object({ setting: z.string() })

/** A process number and a port may both belong to somebody else by now: only a server of these very files is ours. */
const isOurs = async ({ port }: Postmaster, cluster: string, password: string): Promise<'yes' | 'no' | 'starting'> => {
  try {
    const { rows } = await asSuperuser({ port, password }, 'postgres', (client) => client.query('select setting from pg_settings where name = \'data_directory\''))
    return realpathSync(Setting.parse(rows[0]).setting) === realpathSync(cluster) ? 'yes' : 'no'
  } catch (error) {
    return codeOf(error) === '57P03' ? 'starting' : 'no'
  }
}

const until = async (done: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> => {
  for (let waited = 0; waited < withinMs; waited += POLL_MS) {
    if (await done()) return true
    await sleep(POLL_MS)
  }
  return false
}

/**
 * Ends a server that outlived its CloudMonitor, as after kill -9, and clears a `postmaster.pid` whose number another program
 * got since. PostgreSQL guards its files by shared memory as well, so clearing the file cannot let two servers in.
 * @returns whether there was one
 */
export const stopOrphan = async ({ cluster }: DataFolder, password: string): Promise<boolean> => {
  const postmaster = parsePostmaster(readPrivate(pidFile(cluster)) ?? '')
  if (!postmaster || !isAlive(postmaster.pid)) return false
  let verdict = await isOurs(postmaster, cluster, password)
  if (verdict === 'starting') {
    await until(async () => (verdict = await isOurs(postmaster, cluster, password)) !== 'starting', STARTUP_MS)
  }
  if (verdict === 'no') {
    if (await until(() => !existsSync(pidFile(cluster)), LEAVING_MS)) return true
    rmSync(pidFile(cluster), { force: true })
    return false
  }
  process.kill(postmaster.pid, 'SIGINT')
  if (await until(() => !existsSync(pidFile(cluster)), STOP_MS)) return true
  throw new Refusal(`An earlier PostgreSQL of ${cluster} does not stop: end process ${postmaster.pid} and start again.`)
}
