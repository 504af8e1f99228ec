import { describe, expect, it } from 'vitest'
import { addDays, Day, dayOfMs } from '@/lib/domain/day'
import { World } from '../world'
import { standingClock } from '../clock'
import { priceOf, unitsOf } from '../generator/billing'
import { SCALE } from '../generator/dollars'
import { halcyon, lastTuesday } from './halcyon'

const TODAY = Day.parse('2026-11-23')
const world = new World('demo', standingClock('2026-11-23T09:00:00Z'))
const company = world.organization('halcyon')
if (!company) throw new Error('the company is not there')

/** Whole dollars of a day, of the streams that `only` takes. */
function dollarsOf(day: Day, only: (stream: (typeof company & object)['streams'][number]) => boolean = () => true): number {
  const cells = world.day(company ?? halcyon('demo', TODAY), Date.parse(`${day}T00:00:00Z`) / 86_400_000).filter(({ stream }) => only(stream))
  const exact = cells.reduce((sum, { stream, amounts }) => sum + stream.charges.reduce((part, charge) => part + priceOf(stream, charge, unitsOf(charge, amounts)), 0n), 0n)
  return Number(exact / 10n ** BigInt(SCALE))
}
const thirty = Array.from({ length: 30 }, (_, index) => addDays(TODAY, -1 - index))

describe('the company of the demo', () => {
  it('spends six figures a month', () => {
    const month = thirty.reduce((sum, day) => sum + dollarsOf(day), 0)
    expect(month).toBeGreaterThan(100_000)
    expect(month).toBeLessThan(300_000)
  })

  it('left a load test running last Tuesday, which was by far its dearest day', () => {
    const tuesday = lastTuesday(TODAY)
    expect(tuesday).toBe('2026-11-17')
    const others = thirty.filter((day) => day !== tuesday).map((day) => dollarsOf(day))
    expect(dollarsOf(tuesday)).toBeGreaterThan(1.4 * Math.max(...others))
  })

  it('has moved half of its support to the smaller model', () => {
    const key = company.keys.find(({ name }) => name === 'support-production')?.id
    const of = (model: string) => (day: Day) => world.day(company, Date.parse(`${day}T00:00:00Z`) / 86_400_000)
      .filter(({ stream }) => stream.dimensions.api_key_id === key && stream.dimensions.model === model).reduce((sum, { amounts }) => sum + (amounts.num_model_requests ?? 0), 0)
    const [old, young] = [of('gpt-4.1-2025-04-14'), of('gpt-5-mini-2025-08-07')]
    const share = (day: Day) => young(day) / (old(day) + young(day))
    expect(share(addDays(TODAY, -40))).toBe(0)
    expect(share(addDays(TODAY, -1))).toBeGreaterThan(0.4)
    expect(share(addDays(TODAY, -1))).toBeLessThan(0.6)
    expect(share(addDays(TODAY, 40))).toBe(1)
  })

  it.each(['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-22'])('knows the Tuesday before %s', (text) => {
    const day = Day.parse(text)
    const tuesday = lastTuesday(day)
    expect(new Date(`${tuesday}T00:00:00Z`).getUTCDay()).toBe(2)
    expect(tuesday < day && addDays(tuesday, 8) > day).toBe(true)
  })

  it('tells the same story on another day of the week for the same day of its story', () => {
    const later = new World('demo', standingClock('2026-11-29T09:00:00Z'), TODAY)
    expect(later.organization('halcyon')?.streams).toEqual(company.streams)
    expect(dayOfMs(Date.parse('2026-11-29T00:00:00Z'))).not.toBe(TODAY)
  })
})
