import 'server-only'
import { HISTORY_WANTED, POLL_DUE } from '@/lib/features/jobs/job-events'
import type { Context } from '@/lib/features/viewer/context'
import { requestJob } from '@/lib/platform/jobs/request-job'

/** Asks for a poll now, without the jitter of schedules, and for the import to go on: the connector may be read again. */
export async function requestReading({ organizationId }: Context, connectorId: string): Promise<void> {
  await requestJob(POLL_DUE, { organizationId, connectorId, cadence: 'asked' })
  await requestJob(HISTORY_WANTED, { organizationId, connectorId })
}
