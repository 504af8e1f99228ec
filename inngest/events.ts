import { eventType } from 'inngest'
import { CONNECTOR_PAUSED, CONNECTOR_REMOVED, ConnectorData, HISTORY_WANTED, KEY_REPLACED, POLL_DUE, PollData } from '@/lib/features/jobs/job-events'

export const pollDue = eventType(POLL_DUE, { schema: PollData })
export const historyWanted = eventType(HISTORY_WANTED, { schema: ConnectorData })
export const connectorPaused = eventType(CONNECTOR_PAUSED, { schema: ConnectorData })
export const connectorRemoved = eventType(CONNECTOR_REMOVED, { schema: ConnectorData })
export const keyReplaced = eventType(KEY_REPLACED, { schema: ConnectorData })

const SAME_CONNECTOR = 'event.data.connectorId == async.data.connectorId'
/** Work on a connector ends when it is paused or removed; with a new key it begins anew, since a run may wait for what the old one was told. */
export const whenConnectorStops = [connectorPaused, connectorRemoved, keyReplaced].map((event) => ({ event, if: SAME_CONNECTOR }))
