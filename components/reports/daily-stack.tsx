'use client'

import { useMemo, type ReactNode } from 'react'
import { prepareStackedDays } from '@/lib/charts/prepare-stacked-days'
import type { Unit } from '@/lib/charts/stacked-days'
import type { DecimalText } from '@/lib/domain/money'
import type { Basis, Stack } from '@/lib/features/reports/report-frame-model'
import { formatRange } from './day-range'
import { Timeline } from './timeline'

const ALLOCATED = 'allocated by share of usage'

type Props = { title: string; stack: Stack; total: DecimalText; unit?: Unit; basis?: Basis; note?: string; controls?: ReactNode }

/** Amounts a day as stacked bars, or the same figures as a table. */
export function DailyStack({ title, stack, total, unit = 'USD', basis = 'direct', note, controls }: Props) {
  const chart = useMemo(() => prepareStackedDays({ ...stack, total, unit }), [stack, total, unit])
  const [first, last] = [stack.days[0], stack.days.at(-1)]
  const unread = stack.days.filter((day) => day.state === 'missing').length
  const notes = [
    `${unit}${first && last ? `, ${formatRange({ from: first.day, to: last.day })}` : ''}`,
    ...(basis === 'allocated' ? [ALLOCATED] : []), ...(note ? [note] : []),
    ...(unread > 0 ? [`${unread} of ${stack.days.length} days not read yet`] : []),
  ].join(' · ')
  return <Timeline title={title} note={notes} chart={chart} controls={controls} />
}
