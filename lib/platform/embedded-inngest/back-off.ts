const FIRST_MS = 10_000
const MOST_MS = 30 * 60_000

/** How long to wait before try number `attempt` (from 1): 10 s, doubled each time up to half an hour, spread by up to half. */
export const backOffMs = (attempt: number, random: number = Math.random()): number => {
  const full = Math.min(MOST_MS, FIRST_MS * 2 ** (attempt - 1))
  return Math.round(full / 2 + (full / 2) * random)
}

/** A Retry-After in milliseconds from `nowMs`: whole seconds or a date; null when there is none. */
export const retryAfterMs = (header: string | null, nowMs: number): number | null => {
  if (header === null || header.trim() === '') return null
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - nowMs
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}
