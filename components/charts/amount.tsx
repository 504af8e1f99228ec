import { Usd } from '@/components/ui/usd'
import type { Unit } from '@/lib/charts/stacked-days'
import { formatUsdExact, toScaled, type DecimalText } from '@/lib/domain/money'
import { formatTokens } from '@/lib/domain/tokens'

/** Every digit, as tooltips say it. */
export const exactAmount = (amount: DecimalText, unit: Unit): string => (unit === 'USD' ? formatUsdExact(amount) : formatTokens(toScaled(amount).units))

/** An amount of a chart: dollars to the cent with the exact amount on hover, counts in full. */
export const Amount = ({ amount, unit }: { amount: DecimalText; unit: Unit }) => (unit === 'USD' ? <Usd amount={amount} /> : <>{exactAmount(amount, unit)}</>)
