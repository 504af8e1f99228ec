import { nowMs } from '@/lib/platform/clock'
import type { ConnectorStatus } from './connector-summary'

export const LATE_AFTER_MS = 3 * 3_600_000

type Row = { state: string; lastErrorCode: string | null; lastSyncFinishedAt: Date | null }
const BY_ERROR: Record<string, ConnectorStatus> = { key_rejected: 'Key rejected', missing_scope: 'Scope missing', key_unreadable: 'Key unreadable', rate_limited: 'Rate limited' }

/** One word for how a connector is (product.md, Connectors). Late after three hours without a complete pull. */
export function statusOf(row: Row, importing: boolean): ConnectorStatus {
  if (row.state === 'paused') return 'Paused'
  if (row.state === 'removed') return 'Removed'
  if (row.lastErrorCode) return BY_ERROR[row.lastErrorCode] ?? 'Delayed'
  if (importing) return 'Importing history'
  return nowMs() - (row.lastSyncFinishedAt?.getTime() ?? 0) > LATE_AFTER_MS ? 'Delayed' : 'Healthy'
}
