'use client'

import { Explained } from '@/components/ui/explained'
import { formatUsdExact, negate, toScaled, type DecimalText } from '@/lib/domain/money'
import { formatPercent } from '@/components/ui/percent'
import type { Overview } from '@/lib/features/reports/overview-model'
import { formatRange } from '../day-range'
import classes from './change.module.css'

type Previous = NonNullable<Overview['kpis']['totalSpend']['previous']>

function words(change: DecimalText | null): string {
  if (change === null) return 'Nothing was spent before'
  const { units } = toScaled(change)
  if (units === 0n) return 'Unchanged'
  return units > 0n ? `↑ ${formatPercent(change)}` :`↓ ${formatPercent(negate(change))}`
}

/** More spend is neither good nor bad: the change has no colour. The two amounts behind it stand in its tooltip. */
export const Change = ({ previous: { amount, from, to, comparable, change } }: { previous: Previous }) => (
  <Explained className={classes.change} label={`${formatUsdExact(comparable)} against ${formatUsdExact(amount)} of ${formatRange({ from, to })}, the open day left out on both sides.`}>
    <span className={classes.words}>{words(change)}</span> against {formatRange({ from, to })}
  </Explained>
)
