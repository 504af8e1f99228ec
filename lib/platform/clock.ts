import { dayOfMs, type Day } from '@/lib/domain/day'

/** The only place that reads the clock. Milliseconds since 1970, UTC. */
export const nowMs = (): number => Date.now()

/** Now, as a Date for the database. */
export const now = (): Date => new Date(nowMs())

/** The UTC day it is. */
export const today = (): Day => dayOfMs(nowMs())
