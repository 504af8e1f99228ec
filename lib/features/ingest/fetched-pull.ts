import type { DayRange } from '@/lib/domain/day'
import type { PulledService } from '@/lib/domain/services'
import type { CostRecord, RejectedRow, UsageRecord } from '@/lib/providers/records'

/**
 * Everything one complete fetch of a service and range brought, ready to be stored. `startedAt` decides what it may
 * overwrite. An absent optional service is a complete fetch without rows. `silence`: the vendor named none of the days, since
 * it does not have the service or for no reason at all; then nothing that is stored may be taken away.
 */
export type FetchedPull = {
  service: PulledService
  width: '1d' | '1h'
  range: DayRange
  startedAt: Date
  finishedAt: Date
  usage: UsageRecord[]
  costs: CostRecord[]
  rejected: RejectedRow[]
  silence?: 'absent' | 'unsaid'
}

/** Under which name the state of a day is kept: hours are a side table with a state of their own. */
export const stateKey = (pull: Pick<FetchedPull, 'service' | 'width'>): string => (pull.width === '1h' ? `${pull.service}_hourly` : pull.service)
