import os from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { startNode, type NodeChild } from './node-child'
import type { Supervisor } from './supervisor'

const WORKER = fileURLToPath(new URL('../worker.ts', import.meta.url))
const RESTART_MS = 5000
/**
 * What jobs hold is a few dozen megabytes, made anew all the time. Left alone, the engine lets four times as much pile up before it looks; told of a
 * limit below 2 GB it looks after less than twice. An import takes a third of the memory and as long.
 */
const NODE_FLAGS = ['--max-semi-space-size=4', '--max-old-space-size=1536']

/** Starts a program that does jobs: the worker, and what measures it. People who read go before it. */
export const startJobs = (file: string, words: string[], env: Record<string, string>, output: 'inherit' | number = 'inherit'): NodeChild => {
  const child = startNode([...NODE_FLAGS, '--import', 'tsx', '--conditions=react-server', file, ...words], env, output)
  if (child.process.pid) letOthersGoFirst(child.process.pid)
  return child
}

/** Lowers the priority of a process. Started with a lower one already it keeps that, since only root may raise it; where the system forbids even this, it runs as it is. */
export function letOthersGoFirst(pid: number): void {
  try {
    if (os.getPriority(pid) < os.constants.priority.PRIORITY_BELOW_NORMAL) os.setPriority(pid, os.constants.priority.PRIORITY_BELOW_NORMAL)
  } catch (error) {
    console.error(`The jobs run beside the pages with equal priority: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

/** The process that runs the jobs. */
export const startJobWorker = (env: Record<string, string>, output: 'inherit' | number = 'inherit'): NodeChild => startJobs(WORKER, [], env, output)

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
