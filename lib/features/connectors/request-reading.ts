import 'server-only'
import { HISTORY_WANTED, KEY_REPLACED, POLL_DUE, type ConnectorData } from '@/lib/features/jobs/job-events'
import type { Context } from '@/lib/features/viewer/context'
import { requestJobs } from '@/lib/platform/jobs/request-job'

const reading = (data: ConnectorData) => [{ name: POLL_DUE, data: { ...data, cadence: 'asked' } }, { name: HISTORY_WANTED, data }]

/** Asks for a poll now, without the jitter of schedules, and for the import to go on: the connector may be read again. */
export const requestReading = ({ organizationId }: Context, connectorId: string): Promise<void> => requestJobs(reading({ organizationId, connectorId }))

/** As `requestReading`, with another key: what still waits for what the old one was told ends first, since it would stand in the way. */
export const requestReadingAnew = ({ organizationId }: Context, connectorId: string): Promise<void> =>
  requestJobs([{ name: KEY_REPLACED, data: { organizationId, connectorId } }, ...reading({ organizationId, connectorId })])
