import { createHash } from 'node:crypto'
import { DAILY_AT_MS, DAY_MS, FIRST_SUNDAY_MS, WEEKLY_AT_MS } from './plan-poll'

const HOUR_MS = 3_600_000
/** Connectors are spread over the first minutes of the hour, so that not all ask OpenAI at once. */
const SPREAD_MS = 5 * 60_000

/** How long after its schedule a connector is polled: whole seconds, always the same for one connector. */
export const jitterMs = (connectorId: string): number => {
  const draw = createHash('sha256').update(connectorId).digest().readUInt32BE()
  return (draw % (SPREAD_MS / 1000)) * 1000
}

/** The hourly, the daily and the weekly schedule: its first time and its period (milliseconds). */
const SCHEDULES = [[0, HOUR_MS], [DAILY_AT_MS, DAY_MS], [FIRST_SUNDAY_MS + WEEKLY_AT_MS, 7 * DAY_MS]] as const

/** When a connector is polled next (milliseconds): by the first schedule that comes, and not before `retryAtMs`. */
export function nextPollMs(connectorId: string, nowMs: number, retryAtMs: number | null): number {
  const from = Math.max(nowMs, retryAtMs ?? 0)
  const jitter = jitterMs(connectorId)
  return Math.min(...SCHEDULES.map(([first, period]) => Math.ceil((from - jitter - first) / period) * period + first + jitter))
}
