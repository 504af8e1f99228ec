import { formatPercent } from '@/components/ui/percent'
import { formatUsd, formatUsdExact, negate, toScaled, type DecimalText } from '@/lib/domain/money'
import classes from './delta.module.css'

type Props = { was: DecimalText; now: DecimalText; difference: DecimalText; change: DecimalText | null }

const isZero = (amount: DecimalText) => toScaled(amount).units === 0n

function words({ was, now, change }: Props): string {
  if (isZero(was)) return isZero(now) ? '–' : 'new'
  if (isZero(now)) return 'gone'
  return change === null ? '' : toScaled(change).units < 0n ? `−${formatPercent(negate(change))}` : `+${formatPercent(change)}`
}

/** What changed against the period before, in dollars and, where something was spent then, percent; more spend is neither good nor bad, so it has no colour. */
export function Delta(delta: Props) {
  const { was, now, difference } = delta
  if (isZero(was) && isZero(now)) return <>–</>
  const { units } = toScaled(difference)
  const sign = units > 0n ? '+' : units < 0n ? '−' : ''
  return <span title={`${formatUsdExact(now)} against ${formatUsdExact(was)}`}>{sign}{formatUsd(units < 0n ? negate(difference) : difference)} <span className={classes.words}>{words(delta)}</span></span>
}
