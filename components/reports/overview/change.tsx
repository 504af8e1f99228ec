'use client'

import { Tooltip } from '@mantine/core'
import { formatUsdExact, negate, toScaled, type DecimalText } from '@/lib/domain/money'
import { formatPercent } from '@/components/ui/percent'
import type { Overview } from '@/lib/features/reports/overview-model'
import { formatRange } from '../day-range'
import classes from './change.module.css'

type Previous = NonNullable<Overview['kpis']['totalSpend']['previous']>

const EVENTS = { hover: true, focus: true, touch: true }

function words(change: DecimalText | null): string {
  if (change === null) return 'Nothing was spent before'
  const { units } = toScaled(change)
  if (units === 0n) return 'Unchanged'
  return units > 0n ? `↑ ${formatPercent(change)}` :`↓ ${formatPercent(negate(change))}`
}

/** More spend is neither good nor bad: the change has no colour. The two amounts behind it stand in its tooltip. */
export const Change = ({ previous: { amount, from, to, comparable, change } }: { previous: Previous }) => (
  <Tooltip events={EVENTS} multiline maw={320} label={`${formatUsdExact(comparable)} against ${formatUsdExact(amount)} of ${formatRange({ from, to })}, the open day left out on both sides.`}>
    <button type="button" className={classes.change}>
      <span className={classes.words}>{words(change)}</span> against {formatRange({ from, to })}
    </button>
  </Tooltip>
)
