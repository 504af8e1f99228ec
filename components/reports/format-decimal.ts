import { toScaled, type DecimalText } from '@/lib/domain/money'
import { formatTokens } from '@/lib/domain/tokens'

/** Every digit with thousands separators: quantities of any unit, whole or not. */
export function formatDecimal(value: DecimalText): string {
  const { units, scale } = toScaled(value)
  if (scale === 0) return formatTokens(units)
  const [whole = '0', fraction = ''] = value.split('.')
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${fraction}`
}
