import { renewAttribution } from '@/lib/features/allocation/renew-attribution'
import { connectorsToRenew } from '@/lib/features/ingest/schedule-renewals'
import { inngest } from './client'

/** Steps of one run; the next hour goes on where it stands. */
const MOST_STEPS = 200

/** Every hour at :35: where an update brought other rules of allocation, stored dollars are spread anew. Otherwise nothing to do. */
export const renewAttributions = inngest.createFunction(
  { id: 'renew-attributions', name: 'Renewal of attributions', triggers: { cron: '35 * * * *' }, retries: 2, priority: { run: '-200' }, singleton: { mode: 'skip' } },
  async ({ step }) => {
    const connectors = await step.run('connectors', connectorsToRenew)
    let steps = 0
    for (const connector of connectors) {
      for (let more = true; more && steps < MOST_STEPS; steps++) more = (await step.run(`${connector.connectorId} ${steps}`, () => renewAttribution(connector))).more
    }
    return { connectors: connectors.length, steps }
  },
)
