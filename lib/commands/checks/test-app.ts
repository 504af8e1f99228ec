import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs'
import path from 'node:path'

import { freePort } from '@/lib/platform/embedded-postgres/free-port'
import { forgetEnv, readEnv, unsetBut } from '@/lib/platform/env'
import { Refusal } from '@/lib/platform/refusal'
import { temporaryFolder } from '@/lib/platform/testing/temporary-folder'
import { startSimulator } from '@/lib/providers/openai/simulator/start-simulator'
import { migrateDatabase, openEmbeddedDatabase } from '../app/database'
import { startJobWorker } from '../app/job-worker'
import { startNext } from '../app/next-server'
import { makeSetupLink } from '../app/setup-link'
import type { Supervisor } from '../app/supervisor'

const LOG = 'playwright-report/app.log'

const openLog = () => {
  mkdirSync(path.dirname(LOG), { recursive: true })
  return openSync(LOG, 'w')
}

const startSimulated = async (supervisor: Supervisor) => {
  const simulator = await startSimulator({ now: new Date().toISOString() })
  supervisor.add({ stop: () => simulator.close(), kill: () => {} })
  return simulator
}

/**
 * The production build with a database and a simulator of its own, on free ports, in a folder that goes away.
 * `jobs`: with a worker, so that histories are imported. @returns what the browser tests need to know, as environment
 */
export const startTestApp = async (supervisor: Supervisor, { jobs = false } = {}): Promise<{ env: Record<string, string>; stop: () => Promise<void> }> => {
  const folder = temporaryFolder('e2e')
  const simulator = await startSimulated(supervisor)
  const database = await supervisor.adopt(openEmbeddedDatabase(readEnv({ DATA_DIR: folder }), () => {}))
  await migrateDatabase(database.env, () => {})

  const port = await freePort()
  const address = `http://localhost:${port}`
  // Neither the shell's settings nor those of `.env` reach the app under test.
  const app = { ...unsetBut(), ...database.env, NEXTAUTH_URL: address, OPENAI_BASE_URL: simulator.url, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'info' }
  Object.assign(process.env, app)
  forgetEnv()
  const log = openLog()
  const next = startNext('start', '127.0.0.1', port, { ...app, NODE_ENV: 'production' }, log)
  const worker = jobs ? startJobWorker({ ...app, NODE_ENV: 'production' }, log) : null
  closeSync(log)
  const parts = [...(worker ? [supervisor.add(worker)] : []), supervisor.add(next)]
  const link = await makeSetupLink(address)
  await next.ready
  if (next.process.exitCode !== null) throw new Refusal(`The app did not start for the browser tests: see ${LOG}.`)

  const { url, controlUrl, controlToken, keys, now } = simulator
  return {
    env: { ...app, E2E_BASE_URL: address, E2E_SETUP_LINK: link ?? '', E2E_SIMULATOR: JSON.stringify({ url, controlUrl, controlToken, keys, now }) },
    stop: async () => {
      for (const part of parts) part.done()
      await worker?.stop()
      await next.stop()
      await database.stop()
      await simulator.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
