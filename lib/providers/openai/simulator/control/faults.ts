import { mix, hashText } from '../generator/random'

export const FAULTS = ['429', '500', '503', '502-html', 'cut', 'truncated-json', 'malformed-json', 'repeated-cursor', 'missing-cursor', 'endless-pages'] as const
export type Fault = (typeof FAULTS)[number]
type Where = { path: string | null; organization: string | null; key: string | null }
export type PlannedFault = Where & { with: Fault; times: number; after: number; retryAfter: number | null }
export type Delay = Where & { ms: number }
type Asked = { path: string; organization: string | null; key: string | null }

const RANDOM: readonly Fault[] = ['429', '500', '502-html', 'cut', 'truncated-json']
const concerns = (rule: Where, asked: Asked) =>
  (rule.path === null || asked.path.includes(rule.path)) && (rule.organization === null || rule.organization === asked.organization) && (rule.key === null || rule.key === asked.key)

/** What goes wrong next. Planned faults come first, in the order they were asked for; then the random ones. */
export class Faults {
  #planned: PlannedFault[] = []
  #delays: Delay[] = []
  #percent = 0
  #seed = 0
  #drawn = 0
  #kinds: readonly Fault[] = RANDOM
  #retryAfter: number | null = null

  constructor(private readonly everywhereMs = 0) {}

  plan(fault: PlannedFault): void { this.#planned.push({ ...fault }) }
  /** A delay replaces the one for the same path, organization and key; 0 ends it. */
  delay(delay: Delay): void {
    this.#delays = [...this.#delays.filter(({ path, organization, key }) => path !== delay.path || organization !== delay.organization || key !== delay.key), delay]
  }
  /** From now on so many of a hundred requests fail, in one of `kinds`. `retryAfter`: what every second 429 says; null for a second. */
  rate({ percent, seed, kinds = RANDOM, retryAfter = null }: { percent: number; seed: string; kinds?: readonly Fault[] | undefined; retryAfter?: number | null }): void {
    this.#percent = percent
    this.#seed = hashText(seed)
    this.#drawn = 0
    this.#kinds = kinds
    this.#retryAfter = retryAfter
  }
  clear(): void { this.#planned = []; this.#delays = []; this.#percent = 0 }

  delayMs(asked: Asked): number {
    const delays = this.#delays.filter((delay) => concerns(delay, asked))
    return delays.length === 0 ? this.everywhereMs : Math.max(...delays.map(({ ms }) => ms))
  }

  /** The fault for this request, counted down; null when it goes well. */
  next(asked: Asked): { with: Fault; retryAfter: number | null } | null {
    for (const fault of this.#planned) {
      if (fault.times <= 0 || !concerns(fault, asked)) continue
      if (fault.after > 0) { fault.after--; continue }
      fault.times--
      return fault
    }
    const draw = mix(this.#seed, this.#drawn++)
    if (this.#percent === 0 || draw % 10_000 >= this.#percent * 100) return null
    return { with: this.#kinds[mix(draw, 1) % this.#kinds.length] ?? '500', retryAfter: draw % 2 === 0 ? this.#retryAfter ?? 1 : null }
  }
}
