import { createHash, timingSafeEqual } from 'node:crypto'
import { env } from './env'

const NOT_THERE = 404
const UNSIGNED = 401
const digest = (text: string) => createHash('sha256').update(text).digest()

/** The status that refuses a scrape, or null when it may be answered: `METRICS_TOKEN` unset is 404, another token 401. Takes as long for any token. */
export function metricsRefusal(headers: Headers): number | null {
  const token = env().METRICS_TOKEN
  if (!token) return NOT_THERE
  const given = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? ''
  return timingSafeEqual(digest(given), digest(token)) ? null : UNSIGNED
}
