import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { z } from 'zod'
import { Report, type Order } from './orders'

const FLAGS = ['--import', 'tsx', '--conditions=react-server', '--expose-gc', '--max-semi-space-size=32']
const Message = z.tuple([Report], z.unknown())

/** A worker as a process of its own, which can be killed. `tell` gives it an order and waits until it is carried out. */
export type WorkerProcess = { tell: (order: Order) => Promise<Report>; kill: () => Promise<void>; stop: () => Promise<void> }

/** Starts a worker whose clock stands at `now`, on this process's database and simulator. */
export async function startSimulatedWorker(now: number): Promise<WorkerProcess> {
  const child = fork(path.resolve('lib/features/testing/faults/simulated-worker.ts'), { execArgv: FLAGS, env: { ...process.env, SIMULATED_NOW: new Date(now).toISOString() } })
  const ended = once(child, 'exit')
  const died = ended.then(([code]) => { throw new Error(`a worker ended with ${String(code)}`) })
  died.catch(() => {})
  const report = async () => Message.parse(await Promise.race([once(child, 'message'), died]))[0]
  await report()
  const tell = (order: Order) => {
    const answer = report()
    child.send(order, () => {})
    return answer
  }
  const kill = async () => { child.kill('SIGKILL'); await ended }
  return { tell, kill, stop: async () => { await tell({ do: 'stop' }); child.disconnect(); await ended } }
}
