import { type Amounts, difference, shareOf } from './amounts'
import { requestsOf } from './hour-amounts'
import { mix, unit } from './random'
import type { Stream } from './stream'

const MINUTE = 60
export const HOUR = 3600
export const DAY = 86_400
/** After this long nothing of an hour's usage, and nothing of a day's costs, changes by itself. */
export const USAGE_FINAL_AFTER = 15 * MINUTE
export const COSTS_FINAL_AFTER = 36 * HOUR

/** The first `minutes` minutes of an hour: whole requests, each with its even share of the tokens. */
function upTo(stream: Stream, hour: number, amounts: Amounts, minutes: number): Amounts {
  const requests = requestsOf(stream, amounts)
  if (minutes >= 60 || requests === 0) return minutes >= 60 ? amounts : {}
  const phase = unit(mix(stream.seed ^ 0x3117, hour))
  return shareOf(amounts, Math.min(requests, Math.floor((requests * minutes) / 60 + phase)) / requests)
}

const isTold = (stream: Stream, minute: number, now: number) => {
  const lag = stream.rhythm === 'exact' ? 0 : mix(stream.seed ^ 0x1a9, minute) % (USAGE_FINAL_AFTER / MINUTE + 1)
  return (minute + 1 + lag) * MINUTE <= now
}

/** What usage shows, at `now`, of the minutes `[from, to)` (0–60) of an hour whose whole is `amounts`. */
export function visibleUsage(stream: Stream, hour: number, amounts: Amounts, from: number, to: number, now: number): Amounts[] {
  if ((hour + 1) * HOUR + USAGE_FINAL_AFTER <= now) {
    return [from === 0 && to === 60 ? amounts : difference(upTo(stream, hour, amounts, to), upTo(stream, hour, amounts, from))]
  }
  const parts: Amounts[] = []
  for (let minute = from; minute < to; minute++) {
    if (!isTold(stream, hour * 60 + minute, now)) continue
    parts.push(difference(upTo(stream, hour, amounts, minute + 1), upTo(stream, hour, amounts, minute)))
  }
  return parts
}

/**
 * How often an hour stands in the costs at `now`: 0 until 60–90 minutes after its end, then 1. A few hours arrive up to
 * 36 hours after their day, and a few are billed twice until then.
 */
export function timesBilled(stream: Stream, hour: number, now: number): 0 | 1 | 2 {
  const end = (hour + 1) * HOUR
  if (stream.rhythm === 'exact') return now >= end + HOUR ? 1 : 0
  const dayEnd = (Math.floor(hour / 24) + 1) * DAY
  if (now >= dayEnd + COSTS_FINAL_AFTER) return 1
  const draw = mix(stream.seed ^ 0xc057, hour)
  const corrected = dayEnd + 6 * HOUR + (mix(draw, 1) % (30 * HOUR))
  const kind = mix(draw, 2) % 100
  if (kind < 4) return now >= corrected ? 1 : 0
  if (now < end + HOUR + (draw % (30 * MINUTE))) return 0
  return kind === 99 && now < corrected ? 2 : 1
}
