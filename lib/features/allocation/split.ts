import { fromScaled, toScaled, type DecimalText } from '@/lib/domain/money'

/** Parts are cut no coarser than this, so that a round bill ($5) still reaches everyone who caused it. */
const LEAST_SCALE = 10

/**
 * Splits an amount by weights with the largest-remainder method: every part is rounded down at the billed scale (at least
 * ten decimals), what is left goes to the largest remainders, ties to the earlier part. The parts sum to the amount
 * exactly, also for credits. @throws RangeError when no weight is positive
 */
export function splitAmount(amount: DecimalText, weights: bigint[]): DecimalText[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n)
  if (whole <= 0n || weights.some((weight) => weight < 0n)) throw new RangeError('weights must be positive')
  const billed = toScaled(amount)
  const scale = Math.max(billed.scale, LEAST_SCALE)
  const total = billed.units * 10n ** BigInt(scale - billed.scale)
  const magnitude = total < 0n ? -total : total
  const parts = weights.map((weight, index) => ({ index, units: (magnitude * weight) / whole, rest: (magnitude * weight) % whole }))
  const left = magnitude - parts.reduce((sum, part) => sum + part.units, 0n)
  const byRest = [...parts].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
  for (const part of byRest.slice(0, Number(left))) part.units += 1n
  return parts.map((part) => fromScaled({ units: total < 0n ? -part.units : part.units, scale }))
}
