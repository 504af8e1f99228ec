import { importsDue } from '@/lib/features/connectors/imports-due'
import { inngest } from './client'
import { historyWanted } from './events'

/** Every minute: an import whose event was lost, that failed, or that OpenAI made wait goes on from where it stands. */
export const scheduleImports = inngest.createFunction(
  { id: 'schedule-imports', name: 'Imports to go on with', triggers: { cron: '* * * * *' } },
  async ({ step, runId }) => {
    const due = await step.run('connectors', importsDue)
    if (due.length) await step.sendEvent('imports', due.map((connector) => historyWanted.create(connector, { id: `${runId} ${connector.connectorId}` })))
    return { connectors: due.length }
  },
)
