import { formatUsd, fromScaled } from '@/lib/domain/money'

export type Tick = { at: number; label: string }
export type Axis = { min: number; max: number; ticks: Tick[] }

const STEPS = [1, 2, 5]
const INTERVALS = 4

/** The label is built from whole numbers, so that a tick at 0.3 does not read 0.30000000000000004. */
function tick(count: number, exponent: number): Tick {
  const scale = Math.max(0, -exponent)
  const units = BigInt(count) * 10n ** BigInt(Math.max(0, exponent))
  const amount = fromScaled({ units, scale })
  return { at: Number(amount), label: formatUsd(amount, scale === 0 ? 0 : Math.max(2, scale)) }
}

/** Round dollar amounts that hold everything between `low` and `high`; zero is always one of them. */
export const moneyAxis = (low: number, high: number): Axis => roundAxis(low, high, tick)

/** Round steps of 1, 2 or 5 that hold everything between `low` and `high`; `tick` writes `count × 10 ^ exponent`. */
export function roundAxis(low: number, high: number, tick: (count: number, exponent: number) => Tick): Axis {
  const [bottom, top] = [Math.min(0, low), Math.max(0, high)]
  if (top === bottom) return { min: 0, max: 1, ticks: [tick(0, 0)] }
  const interval = (top - bottom) / INTERVALS
  const power = Math.floor(Math.log10(interval))
  const found = STEPS.find((size) => size * 10 ** power >= interval)
  const [step, exponent] = found ? [found, power] : [1, power + 1]
  const [first, last] = [Math.floor(bottom / (step * 10 ** exponent)), Math.ceil(top / (step * 10 ** exponent))]
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => tick((first + index) * step, exponent))
  return { min: ticks[0]?.at ?? 0, max: ticks.at(-1)?.at ?? 1, ticks }
}
