import { eventType } from 'inngest'
import { CONNECTOR_PAUSED, CONNECTOR_REMOVED, ConnectorData, HISTORY_WANTED, POLL_DUE, PollData } from '@/lib/features/jobs/job-events'

export const pollDue = eventType(POLL_DUE, { schema: PollData })
export const historyWanted = eventType(HISTORY_WANTED, { schema: ConnectorData })
export const connectorPaused = eventType(CONNECTOR_PAUSED, { schema: ConnectorData })
export const connectorRemoved = eventType(CONNECTOR_REMOVED, { schema: ConnectorData })

const SAME_CONNECTOR = 'event.data.connectorId == async.data.connectorId'
/** Work on a connector ends when it is paused or removed. */
export const whenConnectorStops = [{ event: connectorPaused, if: SAME_CONNECTOR }, { event: connectorRemoved, if: SAME_CONNECTOR }]
