import { addDays, type Day, daysOf, type DayRange, startOfDaySeconds } from '@/lib/domain/day'
import { addDecimals, type DecimalText, ZERO } from '@/lib/domain/money'
import { USAGE_SERVICES } from '@/lib/domain/services'
import { eachMeasure } from '../generator/amounts'
import { priceOf, unitsOf } from '../generator/billing'
import { shortest } from '../generator/dollars'
import { timesBilled, visibleUsage } from '../generator/visibility'
import type { Organization } from '../organizations/organization'
import type { World } from '../world'

export type TrueDay = { day: Day; usd: DecimalText; usage: Record<string, Record<string, string>> }
export type Truth = { organization: string; days: TrueDay[]; usd: DecimalText; usage: Record<string, Record<string, string>> }

type Sums = Record<string, Record<string, bigint>>

function count(sums: Sums, service: string, measure: string, amount: number): void {
  const ofService = sums[service] ??= {}
  ofService[measure] = (ofService[measure] ?? 0n) + BigInt(amount)
}

/** The totals of a chat row: input contains the uncached, the cached and the written tokens. */
const TOTALS = [
  ['input_tokens', /^input_.*_tokens$/], ['output_tokens', /^output_.*_tokens$/], ['input_uncached_tokens', /^input_(text|audio|image)_tokens$/],
  ['input_cached_tokens', /^input_cached_/], ['input_cache_write_tokens', /^input_cache_write_/],
] as const

function dayOf(world: World, organization: Organization, day: Day, now: number): { usd: DecimalText[]; sums: Sums } {
  const usd: DecimalText[] = []
  const sums: Sums = {}
  const first = startOfDaySeconds(day) / 3600
  for (const stream of organization.streams) {
    for (let hour = first; hour < first + 24; hour++) {
      const whole = world.hour(stream, hour)
      if (!whole) continue
      for (let time = 0; time < timesBilled(stream, hour, now); time++) {
        for (const charge of stream.charges) usd.push(shortest((priceOf(stream, charge, unitsOf(charge, whole)) * world.costFactor(organization, first / 24)) / 10_000n))
      }
      const { service } = stream
      if (service === null) continue
      for (const part of visibleUsage(stream, hour, whole, 0, 60, now)) {
        eachMeasure(part, (measure, amount) => {
          count(sums, service, measure, amount)
          if (service !== 'completions' && service !== 'decisions') return
          for (const [total, parts] of TOTALS) if (parts.test(measure)) count(sums, service, total, amount)
        })
      }
    }
  }
  return { usd, sums }
}

const asText = (sums: Sums) => Object.fromEntries(USAGE_SERVICES.flatMap((service) => {
  const ofService = sums[service]
  return ofService ? [[service, Object.fromEntries(Object.entries(ofService).map(([measure, amount]) => [measure, String(amount)]))]] : []
}))

/**
 * What the organization used and was billed, at the clock's moment: each stream and hour added up plainly, without the pages,
 * groups and caches of the endpoints. Dollars are USD rows only; malformed rows are in no total. Tokens are decimal text.
 */
export function truth(world: World, organization: Organization, range: DayRange): Truth {
  const now = world.clock.now()
  const all: Sums = {}
  const days = daysOf(range).map((day): TrueDay => {
    const { usd, sums } = startOfDaySeconds(day) > now ? { usd: [ZERO], sums: {} } : dayOf(world, organization, day, now)
    for (const [service, measures] of Object.entries(sums)) {
      for (const [measure, amount] of Object.entries(measures)) (all[service] ??= {})[measure] = (all[service]?.[measure] ?? 0n) + amount
    }
    return { day, usd: addDecimals(usd), usage: asText(sums) }
  })
  return { organization: organization.slug, days, usd: addDecimals(days.map(({ usd }) => usd)), usage: asText(all) }
}

/** The 14 days that end with the clock's day, when a request names none. */
export const lastFortnight = (today: Day): DayRange => ({ from: addDays(today, -13), to: today })
