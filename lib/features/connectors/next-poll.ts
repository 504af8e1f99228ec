import { createHash } from 'node:crypto'

const HOUR_MS = 3_600_000
/** Connectors are spread over the first minutes of the hour, so that not all ask OpenAI at once. */
const SPREAD_MS = 5 * 60_000

/** How long after its schedule a connector is polled: whole seconds, always the same for one connector. */
export const jitterMs = (connectorId: string): number => {
  const draw = createHash('sha256').update(connectorId).digest().readUInt32BE()
  return (draw % (SPREAD_MS / 1000)) * 1000
}

/** When a connector is polled next (milliseconds): within the next hour that has not been asked yet, and not before `retryAtMs`. */
export function nextPollMs(connectorId: string, nowMs: number, retryAtMs: number | null): number {
  const from = Math.max(nowMs, retryAtMs ?? 0)
  const jitter = jitterMs(connectorId)
  return Math.ceil((from - jitter) / HOUR_MS) * HOUR_MS + jitter
}
