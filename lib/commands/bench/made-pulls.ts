import { addDays, lastDays, startOfDaySeconds, daysOf, type Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import type { FetchedPull } from '@/lib/features/ingest/fetched-pull'
import { now, today } from '@/lib/platform/clock'

const DAYS = 30

/** The 30 days up to yesterday. */
export const madeDays = () => daysOf(lastDays(addDays(today(), -1), DAYS))

/** As many rows a day as a large organization has: 400 projects, 5,000 keys. Another `salt` is other content of the same shape. */
export function madePulls(perDay: number, salt: number): { usage: FetchedPull; costs: FetchedPull } {
  const days = madeDays()
  const at = now()
  const [from, to] = [days[0] ?? today(), days.at(-1) ?? today()]
  const pull = { width: '1d' as const, range: { from, to }, startedAt: at, finishedAt: at, rejected: [] }
  return {
    usage: { ...pull, service: 'completions', usage: days.flatMap((day) => usageOf(day, perDay, salt)), costs: [] },
    costs: { ...pull, service: 'costs', usage: [], costs: days.flatMap((day) => costsOf(day, perDay, salt)) },
  }
}

const modelOf = (index: number) => `gpt-5.${index % 60}-2026-01-01`
const placeOf = (key: number) => ({ projectId: `proj_${key % 400}`, apiKeyId: `key_${key}` })

const usageOf = (day: Day, perDay: number, salt: number): FetchedPull['usage'] => Array.from({ length: perDay }, (_, index) => {
  const key = index % 5000
  const count = BigInt(((index * 31 + startOfDaySeconds(day) / 86_400 * 17 + salt) % 991) + 1)
  return {
    service: 'completions', bucketStart: startOfDaySeconds(day),
    dimensions: { ...placeOf(key), userId: `user-${key % 1000}`, model: modelOf(index), batch: index >= 5000, serviceTier: 'default', extra: {} },
    measures: { num_model_requests: count, input_tokens: count * 900n, input_uncached_tokens: count * 600n, input_cached_tokens: count * 300n, output_tokens: count * 200n },
  }
})

/** One line item for every other usage row: input tokens of its key and model. */
const costsOf = (day: Day, perDay: number, salt: number): FetchedPull['costs'] => Array.from({ length: Math.min(5000, Math.ceil(perDay / 2)) }, (_, index) => ({
  bucketStart: startOfDaySeconds(day), ...placeOf(index), apiKeyGrouped: true, lineItem: `${modelOf(index)}, input`, amount: DecimalText.parse(`${(index * 7 + salt) % 100}.${1000 + (index % 9000)}`), currency: 'USD', quantity: null, quantityUnit: null,
}))
