import { z } from 'zod'

/** The events of the job engine, and what they say: ids and a reason, nothing that could not be read by anyone. */
export const POLL_DUE = 'connector/poll.due'
export const HISTORY_WANTED = 'connector/history.wanted'
export const CONNECTOR_PAUSED = 'connector/paused'
export const CONNECTOR_REMOVED = 'connector/removed'
export const KEY_REPLACED = 'connector/key.replaced'

export const ConnectorData = z.object({ organizationId: z.uuid(), connectorId: z.uuid() })
export type ConnectorData = z.infer<typeof ConnectorData>
export const PollData = ConnectorData.extend({ cadence: z.enum(['hourly', 'daily', 'weekly', 'asked']) })
