import { Inngest, type InngestFunction } from 'inngest'
import { serve } from 'inngest/edge'
import { asSystem } from '../../system'
import { receiveEvents } from '../receive-events'
import { startExecutor, type ExecutorOptions } from '../start-executor'

/** A client whose events reach the executor, for functions that only tests have. */
export const testClient = () => new Inngest({ id: 'test', isDev: true, baseUrl: 'http://embedded.invalid', fetch: receiveEvents, logger: { info() {}, warn() {}, error() {}, debug() {} } })

const running: { stop: () => Promise<void> }[] = []

/** An executor that looks often. */
export async function startTestExecutor(client: Inngest.Any, functions: readonly InngestFunction.Any[], options: Partial<ExecutorOptions> = {}) {
  const executor = await startExecutor({ handler: serve({ client, functions: [...functions] }), appId: client.id, functions, dispatchEveryMs: 50, pollSeconds: 0.5, superviseSeconds: 1, graceMs: 2000, ...options })
  running.push(executor)
  return executor
}

/** Stops what a test started. */
export async function stopExecutors(): Promise<void> {
  for (const executor of running.splice(0)) await executor.stop()
}

/** The runs of a function, oldest first. */
export const runsOf = (functionId: string) => asSystem('test', (tx) => tx.jobRun.findMany({ where: { functionId }, include: { steps: true }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }))
