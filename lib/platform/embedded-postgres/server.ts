import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { Refusal } from '../refusal'
import type { Binaries } from './binaries'
import { CLEAN_ENVIRONMENT } from './cluster'
import { connectWhenReady } from './connect'
import type { DataFolder } from './data-folder'
import { inFolder } from './private-files'

const READY_MS = 120_000
const FAST_STOP_MS = 30_000
const RETRIES = 40
const RETRY_MS = 500

/** Small shared settings: one app on one machine. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: '60',
  shared_buffers: '128MB',
  work_mem: '16MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  log_min_messages: 'warning',
}

/** A running PostgreSQL server. `died` settles with a sentence when it ends without being asked to. */
export type Server = { port: number; died: Promise<string>; stop: () => Promise<void>; kill: () => void }

const logFile = ({ dataDir }: DataFolder) => path.join(dataDir, 'postgres.log')

const openLog = (folder: DataFolder): number =>
  inFolder(folder.dataDir, () => {
    const file = logFile(folder)
    if (existsSync(file)) renameSync(file, `${file}.1`)
    return openSync(file, 'wx', 0o600)
  })

const lastComplaint = (folder: DataFolder): string =>
  readFileSync(logFile(folder), 'utf8').split('\n').findLast((line) => /FATAL|PANIC|error/.test(line))?.replace(/^.*?(FATAL|PANIC):\s*/, '') ?? 'no reason given'

const launch = (folder: DataFolder, binaries: Binaries, port: number, extra: Record<string, string>): ChildProcess => {
  const settings = Object.entries({ ...SETTINGS, port: String(port), ...extra })
  const log = openLog(folder)
  const child = spawn(binaries.postgres, ['-D', folder.cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])], {
    ...folder.user,
    cwd: '/',
    env: CLEAN_ENVIRONMENT,
    // A group of its own: Ctrl-C in the terminal must reach the app first and PostgreSQL last.
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  return child
}

const isOver = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

const handle = (child: ChildProcess, folder: DataFolder, port: number): Server => {
  let asked = false
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const send = (signal: NodeJS.Signals) => { asked = true; child.kill(signal) }
  return {
    port,
    died: new Promise((resolve) => void ended.then(() => { if (!asked) resolve(`PostgreSQL ended by itself (see ${logFile(folder)}).`) })),
    kill: () => send('SIGQUIT'),
    stop: async () => {
      if (isOver(child)) return
      send('SIGINT')
      const timer = setTimeout(() => send('SIGQUIT'), FAST_STOP_MS)
      await ended
      clearTimeout(timer)
    },
  }
}

/** The rest of a server that was killed may hold its shared memory for a moment. */
const isPassing = (complaint: string) => /shared memory block|lock file .* already exists/.test(complaint)

/** Starts the server on `port` and waits until it answers. `extra` are further settings. */
export const startServer = async (
  folder: DataFolder, binaries: Binaries, port: number, password: string, extra: Record<string, string> = {}, retries = RETRIES,
): Promise<Server> => {
  const child = launch(folder, binaries, port, extra)
  const failed = new Promise<Error>((resolve) => {
    child.once('error', (error) => resolve(new Refusal(`PostgreSQL does not run on this system (${error.message}): set DATABASE_URL to a server of your own.`)))
    child.once('exit', () => resolve(new Error('ended')))
  })
  const deadline = performance.now() + READY_MS
  const ready = connectWhenReady({ port, password }, () => isOver(child) || performance.now() > deadline).then((client) => client.end())
  const outcome = await Promise.race([ready, failed]).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))
  if (outcome === undefined) return handle(child, folder, port)
  ready.catch(() => {})
  if (!isOver(child)) child.kill('SIGQUIT')
  if (outcome instanceof Refusal) throw outcome
  const complaint = lastComplaint(folder)
  if (!isPassing(complaint) || retries === 0) throw new Refusal(`PostgreSQL did not start (${complaint}): see ${logFile(folder)}.`)
  await sleep(RETRY_MS)
  return startServer(folder, binaries, port, password, extra, retries - 1)
}
