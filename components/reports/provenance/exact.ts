import { formatUsd, formatUsdExact, fromScaled, toScaled, type DecimalText } from '@/lib/domain/money'
import { formatPercent } from '@/components/ui/percent'
import { formatDecimal } from '../format-decimal'

/** Every digit in its unit: `$12.3456789`, `1,234 tokens`, `38.4123 %`. */
export function exactIn(unit: string, amount: DecimalText): string {
  if (unit === 'USD') return formatUsdExact(amount)
  if (unit === 'share') return `${hundredfold(amount)} %`
  return `${formatDecimal(amount)} ${unit}`
}

/** As the page shows it: dollars to the cent, shares to a tenth of a percent, counts in full. */
export function shownIn(unit: string, amount: DecimalText): string {
  if (unit === 'USD') return formatUsd(amount)
  return unit === 'share' ? formatPercent(amount) : formatDecimal(amount)
}

function hundredfold(share: DecimalText): string {
  const { units, scale } = toScaled(share)
  const text = fromScaled({ units: units * 100n, scale })
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
