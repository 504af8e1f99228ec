import { fromScaled, roundDecimal, toScaled, type DecimalText } from '@/lib/domain/money'

/** `12.3%` of a share between 0 and 1; `<0.1%` for what would round to nothing; – where there is no whole. */
export function formatPercent(share: DecimalText | null): string {
  if (share === null) return '–'
  const { units, scale } = toScaled(share)
  const hundredfold = fromScaled({ units: units * 100n, scale })
  const rounded = roundDecimal(hundredfold, 1)
  return units > 0n && toScaled(rounded).units === 0n ? '<0.1%' : `${rounded}%`
}
