import { type Amounts, eachMeasure } from './amounts'
import { mix, unit } from './random'
import type { Stream } from './stream'

const OFFICE = [0, 0, 0, 0, 0, 0.05, 0.2, 0.5, 0.9, 1, 1, 0.9, 0.7, 0.9, 1, 1, 0.9, 0.7, 0.4, 0.2, 0.1, 0.1, 0, 0] as const
const STEADY = [0.4, 0.3, 0.3, 0.3, 0.3, 0.4, 0.5, 0.7, 0.9, 1, 1, 1, 0.9, 1, 1, 1, 1, 0.9, 0.8, 0.8, 0.7, 0.6, 0.5, 0.5] as const
const GROWTH_FROM_DAY = 20_240
const GROWTH_DAYS = 730

const growth = (day: number) => 0.6 + 0.8 * Math.min(1, Math.max(0, (day - GROWTH_FROM_DAY) / GROWTH_DAYS))
const isWeekend = (day: number) => (day + 4) % 7 === 0 || (day + 4) % 7 === 6
const hasSparseDay = (stream: Stream, day: number) => mix(stream.seed ^ 0x51ab, day) % 100 < 10

/** How busy the stream is in that hour, as a share of its busiest. */
function activity(stream: Stream, hour: number): number {
  const day = Math.floor(hour / 24)
  const ofDay = hour % 24
  switch (stream.rhythm) {
    case 'exact': return 1
    case 'level': return growth(day)
    case 'night': return ofDay >= 1 && ofDay < 5 ? growth(day) : 0
    case 'steady': return (STEADY[ofDay] ?? 0) * (isWeekend(day) ? 0.6 : 1) * growth(day)
    case 'office': return (OFFICE[ofDay] ?? 0) * (isWeekend(day) ? 0.08 : 1) * growth(day)
    case 'sparse': return ofDay >= 8 && ofDay < 16 && hasSparseDay(stream, day) ? 1 : 0
  }
}

/** How many requests an hour's amounts stand for: the weight by which minutes share them. */
export const requestsOf = (stream: Stream, amounts: Amounts): number =>
  stream.counter === null ? Math.round((amounts.usage_bytes ?? 0) / 16) : amounts[stream.counter] ?? 0

/** Everything the stream did in that whole hour; null when nothing. A pure function of stream and hour. */
export function amountsOfHour(stream: Stream, hour: number): Amounts | null {
  if (hour < stream.fromHour || hour >= stream.untilHour) return null
  const share = activity(stream, hour)
  if (share === 0) return null
  const draw = mix(stream.seed, hour)
  const steady = stream.rhythm === 'exact' || stream.rhythm === 'level'
  const requests = steady ? Math.round(stream.perHour * share) : Math.floor(stream.perHour * share * (0.5 + unit(draw)) + unit(mix(draw, 1)))
  if (requests < 1) return null
  const amounts: Amounts = {}
  let index = 2
  eachMeasure(stream.perRequest, (measure, each) => {
    amounts[measure] = steady ? requests * each : Math.round(requests * each * (0.75 + unit(mix(draw, index++)) / 2))
  })
  if (stream.counter !== null) amounts[stream.counter] = requests
  return amounts
}
