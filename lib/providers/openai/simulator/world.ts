import { dayOfSeconds, type Day } from '@/lib/domain/day'
import type { Clock } from './clock'
import { addAmounts, type Amounts } from './generator/amounts'
import { amountsOfHour } from './generator/hour-amounts'
import type { Stream } from './generator/stream'
import type { AdminKey, Organization } from './organizations/organization'
import { scenarios } from './organizations/scenarios'

export type Cell = { stream: Stream; amounts: Amounts }
const MOST_CACHED_CELLS = 120_000

/** The organizations, what they did hour by hour, and what control verbs changed since. */
export class World {
  readonly organizations: Map<string, Organization>
  readonly #factors = new Map<string, bigint>()
  readonly #late = new Map<string, Amounts>()
  readonly #days = new Map<string, Cell[]>()
  #cached = 0

  constructor(readonly seed: string, readonly clock: Clock, storyDay: Day = dayOfSeconds(clock.now())) {
    this.organizations = new Map(scenarios(seed, storyDay).map((organization) => [organization.slug, organization]))
  }

  organization(slug: string): Organization | undefined { return this.organizations.get(slug) }

  findKey(text: string): { key: AdminKey; organization: Organization } | null {
    for (const organization of this.organizations.values()) {
      const key = organization.adminKeys.find((candidate) => candidate.text === text)
      if (key) return { key, organization }
    }
    return null
  }

  /** The whole of one hour, late usage included. */
  hour(stream: Stream, hour: number): Amounts | null {
    const amounts = amountsOfHour(stream, hour)
    const late = this.#late.size === 0 ? undefined : this.#late.get(`${stream.id}@${hour}`)
    if (!late) return amounts
    const sum = { ...amounts }
    addAmounts(sum, late)
    return sum
  }

  /** The whole of one day (days since 1970), by stream. */
  day(organization: Organization, day: number): Cell[] {
    const name = `${organization.slug}@${day}`
    const known = this.#days.get(name)
    if (known) return known
    const cells: Cell[] = []
    for (const stream of organization.streams) {
      const amounts: Amounts = {}
      let any = false
      for (let hour = day * 24; hour < day * 24 + 24; hour++) {
        const more = this.hour(stream, hour)
        if (more) { addAmounts(amounts, more); any = true }
      }
      if (any) cells.push({ stream, amounts })
    }
    if (this.#cached > MOST_CACHED_CELLS) { this.#days.clear(); this.#cached = 0 }
    this.#days.set(name, cells)
    this.#cached += cells.length
    return cells
  }

  /** Ten thousand times what the day's costs are multiplied with: 10000 unless restated. */
  costFactor(organization: Organization, day: number): bigint { return this.#factors.get(`${organization.slug}@${day}`) ?? 10_000n }
  restateCosts(organization: Organization, day: number, factor: bigint): void { this.#factors.set(`${organization.slug}@${day}`, factor) }

  addLateUsage(stream: Stream, hour: number, amounts: Amounts): void {
    const sum = { ...this.#late.get(`${stream.id}@${hour}`) }
    addAmounts(sum, amounts)
    this.#late.set(`${stream.id}@${hour}`, sum)
    this.#days.clear()
  }
}
