import 'server-only'
import type { InngestFunction } from 'inngest'
import { log } from '../log'
import type { Handler } from './call-function'
import { dispatchEvents } from './dispatch-events'
import type { Engine } from './engine'
import { forgetRuns } from './forget-runs'
import { jobFunction } from './job-function'
import { openQueue, QUEUE, type QueueTimes } from './queue'
import { registerFunctions, tellFunctions } from './register-functions'
import { repeat } from './repeat'
import { workOnJob } from './work-on-job'

const AT_ONCE = 6
const HOUR_MS = 3_600_000

export type ExecutorOptions = QueueTimes & {
  /** The SDK's `serve` over the same functions, with a client in `isDev`. */
  handler: Handler
  /** The client's id, which the handler puts before the functions'. */
  appId: string
  functions: readonly InngestFunction.Any[]
  dispatchEveryMs?: number
  /** How long a shutdown waits for running steps. */
  graceMs?: number
}

/**
 * Runs Inngest functions without Inngest: queue, schedules and retries are in PostgreSQL, so a restart loses nothing and
 * several processes share the work. `stop` lets running steps end and hands their runs back.
 * @throws Refusal for a function whose options this engine does not have
 */
export async function startExecutor({ handler, appId, functions, dispatchEveryMs = 1000, graceMs = 6000, pollSeconds = 3, ...times }: ExecutorOptions): Promise<{ stop: () => Promise<void> }> {
  const known = new Map(functions.map((fn) => [fn.id(), jobFunction(fn, appId)]))
  const engine: Engine = { boss: await openQueue(times), handler, functions: known, stopping: false }
  await registerFunctions(engine)
  const tiers = Object.fromEntries([...known.values()].flatMap(({ id, concurrency }) => (concurrency ? [[id, concurrency.limit]] : [])))
  const polling = { localConcurrency: AT_ONCE, pollingIntervalSeconds: pollSeconds, notifyPollingIntervalSeconds: pollSeconds }
  await engine.boss.work(QUEUE, { ...polling, groupConcurrency: { default: AT_ONCE, tiers } }, async ([job]) => { if (job) await workOnJob(engine, job) })
  const loops = [
    repeat('dispatch', dispatchEveryMs, () => dispatchEvents(engine)),
    repeat('next runs', 20_000, () => tellFunctions(engine)),
    repeat('forget runs', HOUR_MS, forgetRuns),
  ]
  log.info({ functions: known.size }, 'the job worker runs')
  return {
    stop: async () => {
      engine.stopping = true
      await Promise.all(loops.map((loop) => loop.stop()))
      await engine.boss.stop({ graceful: true, timeout: graceMs })
    },
  }
}
