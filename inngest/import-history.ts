import { importHistoryChunk } from '@/lib/features/connectors/import-history'
import { countRows } from '@/lib/features/rollups/count-rows'
import { inngest } from './client'
import { historyWanted, whenConnectorStops } from './events'

/** Far more than a year has, so that a chunk that never ends cannot go on for ever. */
const MOST_CHUNKS = 60

/** Imports a connector's history, newest days first, a chunk a step. Routine polls are runs of their own and go first. */
export const importHistory = inngest.createFunction(
  {
    id: 'import-history', name: 'Import of history', triggers: historyWanted, retries: 4, concurrency: 2, priority: { run: '-100' },
    singleton: { key: 'event.data.connectorId', mode: 'skip' }, cancelOn: whenConnectorStops,
  },
  async ({ event, step, runId }) => {
    const { organizationId, connectorId } = event.data
    const ctx = { organizationId, actor: { kind: 'job' as const, name: 'import-history', run: runId } }
    let rows = 0
    for (let chunk = 1; chunk <= MOST_CHUNKS; chunk++) {
      const stored = await step.run(`chunk ${chunk}`, () => importHistoryChunk(ctx, connectorId))
      rows += stored.rows
      if (!stored.more) {
        if (rows > 0) await step.run('count the history', () => countRows(ctx))
        return { chunks: chunk, rows }
      }
    }
    return { chunks: MOST_CHUNKS, rows }
  },
)
