'use client'

import { Tooltip } from '@mantine/core'
import { formatDay } from '@/components/ui/format-time'
import { formatUsdExact, negate, toScaled, type DecimalText } from '@/lib/domain/money'
import { formatPercent } from '@/components/ui/percent'
import type { Overview } from '@/lib/features/reports/overview-model'
import classes from './change.module.css'

type Previous = NonNullable<Overview['kpis']['totalSpend']['previous']>

const EVENTS = { hover: true, focus: true, touch: true }

function words(change: DecimalText | null): string {
  if (change === null) return 'New: nothing was spent before'
  const { units } = toScaled(change)
  if (units === 0n) return 'Unchanged from'
  return units > 0n ? `↑ ${formatPercent(change)} from` : `↓ ${formatPercent(negate(change))} from`
}

/** More spend is neither good nor bad: the change has no colour. The two amounts behind it stand in its tooltip. */
export const Change = ({ previous: { amount, from, to, comparable, change } }: { previous: Previous }) => (
  <Tooltip events={EVENTS} multiline maw={320} label={`${formatUsdExact(comparable)} against ${formatUsdExact(amount)} from ${formatDay(from)} to ${formatDay(to)} UTC, the open day left out on both sides.`}>
    <button type="button" className={classes.change}>{words(change)}</button>
  </Tooltip>
)
