import { type DecimalText, fromScaled, readDecimal, toScaled, rescale } from '@/lib/domain/money'

/** Decimals of every amount inside the simulator: 31 as billed, and 4 for a restatement's factor. */
export const SCALE = 35

/** Dollars as an integer of 10⁻³⁵ dollars. */
export function dollars(text: string): bigint {
  const decimal = readDecimal(text)
  if (decimal === null) throw new RangeError(`not a decimal: ${text}`)
  return rescale(toScaled(decimal), SCALE)
}

/** The price of one token from dollars per million. */
export const perMillion = (text: string): bigint => dollars(text) / 1_000_000n

/** The amount with no more decimals than it needs. */
export function shortest(amount: bigint): DecimalText {
  let units = amount
  let scale = SCALE
  while (scale > 0 && units % 10n === 0n) { units /= 10n; scale-- }
  return fromScaled({ units, scale })
}
