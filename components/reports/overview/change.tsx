'use client'

import { Explained } from '@/components/ui/explained'
import { formatUsdExact, negate, toScaled } from '@/lib/domain/money'
import { formatPercent } from '@/components/ui/percent'
import type { Overview } from '@/lib/features/reports/overview-model'
import { formatRange } from '../day-range'
import classes from './change.module.css'

type Previous = NonNullable<Overview['kpis']['totalSpend']['previous']>

function words({ amount, change }: Previous): string {
  if (change === null) return toScaled(amount).units < 0n ? 'More credits than spend before' : 'Nothing was spent before'
  const { units } = toScaled(change)
  if (units === 0n) return 'Unchanged'
  return units > 0n ? `↑ ${formatPercent(change)}` :`↓ ${formatPercent(negate(change))}`
}

/** More spend is neither good nor bad: the change has no colour. The two amounts behind it stand in its tooltip. */
export const Change = ({ previous }: { previous: Previous }) => (
  <Explained className={classes.change} label={`${formatUsdExact(previous.comparable)} against ${formatUsdExact(previous.amount)} of ${formatRange(previous)}, the open day left out on both sides.`}>
    <span className={classes.words}>{words(previous)}</span> against {formatRange(previous)}
  </Explained>
)
