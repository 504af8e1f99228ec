import 'server-only'
import { Counter, Gauge, Registry } from 'prom-client'
import { nowMs } from '@/lib/platform/clock'
import { installationFigures } from './installation'
import { organizationFigures } from './organization-figures'

/** Organizations asked side by side: a scrape never takes more connections than this from the pages. */
const AT_ONCE = 3

/**
 * What the sync engine does, as Prometheus reads it. Counted in the database at each scrape, so that every process of an
 * installation answers the same; each organization's part is read inside that organization. Labels are ids and codes only.
 */
export async function metricsText(): Promise<string> {
  const registry = new Registry()
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) => new Gauge<Label>({ name: `cloudmonitor_${name}`, help, labelNames, registers: [registry] })
  const { connectors, queue, events } = await installationFigures()

  const up = gauge('connector_state', 'Saved connectors: 1, by state and by the code of the last error (empty: none).', 'organization', 'connector', 'state', 'error')
  const lag = gauge('connector_lag_seconds', 'Seconds since the last complete pull, or since Save before the first one.', 'organization', 'connector')
  const settled = gauge('connector_settled_through_seconds', 'Unix time of 00:00 UTC of the last day through which all days are settled.', 'organization', 'connector')
  for (const { id: connector, organizationId: organization, ...one } of connectors) {
    up.set({ organization, connector, state: one.state, error: one.lastErrorCode ?? '' }, 1)
    const since = one.lastSyncFinishedAt ?? one.savedAt
    if (since) lag.set({ organization, connector }, Math.max(0, (nowMs() - since.getTime()) / 1000))
    if (one.settledThrough) settled.set({ organization, connector }, one.settledThrough.getTime() / 1000)
  }

  const runs = gauge('job_runs', 'Runs of the built-in job engine: queued, running, waiting, and failed within the last 24 hours.', 'function', 'state')
  for (const { functionId, state, runs: number } of queue) runs.set({ function: functionId, state }, number)
  gauge('job_events_waiting', 'Events that the built-in job engine has not made runs of yet.').set(events)

  const pulls = gauge('pulls_last_24h', 'Pulls that ended within the last 24 hours, by service and outcome (stored or failed).', 'organization', 'connector', 'service', 'outcome')
  const errors = gauge('pull_errors_last_24h', 'Failed pulls of the last 24 hours by error code.', 'organization', 'connector', 'code')
  const setAside = gauge('rows_set_aside', 'Rows that could not be read at the last pull of their day, and are in no figure.', 'organization', 'connector')
  const restated = new Counter({ name: 'cloudmonitor_restatements_total', help: 'Changes of settled days that were found.', labelNames: ['organization', 'connector'], registers: [registry] })
  const organizations = Map.groupBy(connectors, ({ organizationId }) => organizationId).entries()
  const worker = async () => {
    for (const [organization, mine] of organizations) {
      const figures = await organizationFigures(organization, mine.map(({ id }) => id))
      for (const { connectorId: connector, service, error, pulls: number } of figures.pulls) {
        pulls.inc({ organization, connector, service, outcome: error ? 'failed' : 'stored' }, number)
        if (error) errors.inc({ organization, connector, code: error }, number)
      }
      for (const { id: connector } of mine) {
        setAside.set({ organization, connector }, figures.setAside.find(({ connectorId }) => connectorId === connector)?.rows ?? 0)
        restated.inc({ organization, connector }, figures.restatements.find(({ connectorId }) => connectorId === connector)?.rows ?? 0)
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return registry.metrics()
}
