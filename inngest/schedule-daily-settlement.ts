import { connectorsToPoll } from '@/lib/features/ingest/schedule-polls'
import { inngest } from './client'
import { pollDue } from './events'

/** Every day at 03:30 UTC: T-2 becomes settled, T-1 is read again, and so are the costs of 35 days. */
export const scheduleDailySettlement = inngest.createFunction(
  { id: 'schedule-daily-settlement', name: 'Daily settlement', triggers: { cron: '30 3 * * *' } },
  async ({ step, runId }) => {
    const connectors = await step.run('connectors', connectorsToPoll)
    if (connectors.length) await step.sendEvent('polls', connectors.map((connector) => pollDue.create({ ...connector, cadence: 'daily' }, { id: `${runId} ${connector.connectorId}` })))
    return { connectors: connectors.length }
  },
)
