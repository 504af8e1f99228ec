import { serve } from 'inngest/edge'
import { TestClock } from 'pg-boss'
import { testVariable } from '@/lib/platform/env'
import { Order, type Report } from './orders'

/** A program for tests: the job worker (lib/commands/worker.ts), but its time stands still until an order of its parent moves it. */
const clock = new TestClock(testVariable('SIMULATED_NOW') ?? '')

globalThis.Date = new Proxy(Date, {
  construct: (date, values, target) => Reflect.construct(date, values.length ? values : [clock.now()], target),
  get: (date, name, self) => (name === 'now' ? () => clock.now() : Reflect.get(date, name, self)),
})

const { functions, inngest } = await import('@/inngest/functions')
const { startExecutor } = await import('@/lib/platform/embedded-inngest/start-executor')
const executor = await startExecutor({
  handler: serve({ client: inngest, functions }), appId: inngest.id, functions, clock, dispatchEveryMs: 50, pollSeconds: 0.5, superviseSeconds: 10, cronSeconds: 2, graceMs: 2000,
})

async function obey(order: Order): Promise<void> {
  if (order.do === 'move') await clock.setTime(order.to)
  if (order.do === 'tick') await clock.tick(order.ms)
  if (order.do === 'stop') await executor.stop()
  if (order.do === 'heap') globalThis.gc?.()
}

const tell = (report: Report) => process.send?.(report)
let last = Promise.resolve()
process.on('message', (message) => {
  last = last.then(() => obey(Order.parse(message))).then(() => { tell({ now: clock.now(), heap: process.memoryUsage().heapUsed, cpu: (process.cpuUsage().user + process.cpuUsage().system) / 1e6 }) })
})
process.once('disconnect', () => process.exit(0))
tell({ now: clock.now(), heap: 0, cpu: 0 })
