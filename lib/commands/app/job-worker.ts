import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { startNode } from './node-child'
import type { Supervisor } from './supervisor'

const WORKER = fileURLToPath(new URL('../worker.ts', import.meta.url))
const RESTART_MS = 5000

/** The process that runs the jobs. `output`: as of `spawn`. */
export const startJobWorker = (env: Record<string, string>, output: 'inherit' | number = 'inherit') => startNode(['--import', 'tsx', '--conditions=react-server', WORKER], env, output)

/** Starts the process that runs the jobs, and again when it dies: pages do without it for a moment, and its jobs wait. */
export const keepJobWorker = (supervisor: Supervisor, env: Record<string, string>): void => {
  const child = startJobWorker(env)
  const part = supervisor.add(child)
  void child.ended.then(async (code) => {
    part.done()
    await supervisor.proceed()
    console.error(`The job worker ended by itself (code ${code}); what it said stands above. It starts again.`)
    await sleep(RESTART_MS)
    await supervisor.proceed()
    keepJobWorker(supervisor, env)
  })
}
