/** What the simulator takes for now: unix seconds. */
export interface Clock {
  now(): number
  set(iso: string): void
  advance(seconds: number): void
}

const secondsOf = (iso: string): number => {
  const ms = Date.parse(iso)
  if (!Number.isFinite(ms)) throw new RangeError(`not an ISO time: ${iso}`)
  return Math.floor(ms / 1000)
}
const machine = () => Math.floor(Date.now() / 1000)

/** A clock that stands still until it is told to move. */
export function standingClock(iso: string): Clock {
  let now = secondsOf(iso)
  return { now: () => now, set: (to) => { now = secondsOf(to) }, advance: (seconds) => { now += seconds } }
}

/** Real time; `set` and `advance` shift it. */
export function liveClock(): Clock {
  let shift = 0
  return { now: () => machine() + shift, set: (to) => { shift = secondsOf(to) - machine() }, advance: (seconds) => { shift += seconds } }
}

/** `2026-11-20T10:30:00Z` of unix seconds. */
export const isoOf = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`
