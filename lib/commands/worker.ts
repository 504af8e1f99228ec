import { serve } from 'inngest/edge'

import { functions, inngest } from '@/inngest/functions'
import { disconnect } from '@/lib/platform/db'
import { startExecutor } from '@/lib/platform/embedded-inngest/start-executor'
import { log } from '@/lib/platform/log'

/** The job worker: a process of its own, so that a busy import never slows a page. It ends between two steps. */
const executor = await startExecutor({ handler: serve({ client: inngest, functions }), appId: inngest.id, functions })

const stop = async () => {
  await executor.stop()
  await disconnect()
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop().catch((error: unknown) => { log.error({ err: error }, 'the job worker did not end well'); process.exit(1) }))
process.send?.('ready')
