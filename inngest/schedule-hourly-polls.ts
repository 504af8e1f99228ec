import { connectorsToPoll } from '@/lib/features/ingest/schedule-polls'
import { inngest } from './client'
import { pollDue } from './events'

/** Every hour: today, and yesterday until it has been re-read after 06:00 UTC (product.md, Polling). */
export const scheduleHourlyPolls = inngest.createFunction(
  { id: 'schedule-hourly-polls', name: 'Hourly polls', triggers: { cron: '0 * * * *' } },
  async ({ step, runId }) => {
    const connectors = await step.run('connectors', connectorsToPoll)
    if (connectors.length) await step.sendEvent('polls', connectors.map((connector) => pollDue.create({ ...connector, cadence: 'hourly' }, { id: `${runId} ${connector.connectorId}` })))
    return { connectors: connectors.length }
  },
)
