import { connectorsToPoll } from '@/lib/features/ingest/schedule-polls'
import { inngest } from './client'
import { pollDue } from './events'

/** Every Sunday at 04:15 UTC: the usage of the last 35 days. */
export const scheduleWeeklyReread = inngest.createFunction(
  { id: 'schedule-weekly-reread', name: 'Weekly re-read', triggers: { cron: '15 4 * * 0' } },
  async ({ step, runId }) => {
    const connectors = await step.run('connectors', connectorsToPoll)
    if (connectors.length) await step.sendEvent('polls', connectors.map((connector) => pollDue.create({ ...connector, cadence: 'weekly' }, { id: `${runId} ${connector.connectorId}` })))
    return { connectors: connectors.length }
  },
)
