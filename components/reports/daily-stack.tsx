'use client'

import { SegmentedControl } from '@mantine/core'
import { useMemo, useState, type ReactNode } from 'react'
import { DayTable } from '@/components/charts/day-table'
import { LazyStackedBars } from '@/components/charts/lazy-stacked-bars'
import { Legend } from '@/components/charts/legend'
import { Section } from '@/components/ui/section'
import { prepareStackedDays } from '@/lib/charts/prepare-stacked-days'
import type { Unit } from '@/lib/charts/stacked-days'
import type { DecimalText } from '@/lib/domain/money'
import type { Basis, Stack } from '@/lib/features/reports/report-frame-model'
import classes from './daily-stack.module.css'
import { formatRange } from './day-range'

const VIEWS = ['Chart', 'Table']
const ALLOCATED = 'allocated by share of usage'

type Props = { title: string; stack: Stack; total: DecimalText; unit?: Unit; basis?: Basis; note?: string; controls?: ReactNode; table?: 'first' }

/** Amounts a day as stacked bars, or the same figures as a table. */
export function DailyStack({ title, stack, total, unit = 'USD', basis = 'direct', note, controls, table }: Props) {
  const [view, setView] = useState(table ? 'Table' : 'Chart')
  const chart = useMemo(() => prepareStackedDays({ ...stack, total, unit }), [stack, total, unit])
  const [first, last] = [stack.days[0], stack.days.at(-1)]
  const unread = stack.days.filter((day) => day.state === 'missing').length
  const notes = [
    `${unit}${first && last ? `, ${formatRange({ from: first.day, to: last.day })}` : ''}`,
    ...(basis === 'allocated' ? [ALLOCATED] : []), ...(note ? [note] : []),
    ...(unread > 0 ? [`${unread} of ${stack.days.length} days not read yet`] : []),
  ].join(' · ')
  const views = <SegmentedControl aria-label={`Show ${title.toLowerCase()} as`} data={VIEWS} value={view} onChange={setView} size="xs" />
  return (
    <Section title={title} note={notes} aside={<div className={classes.controls}>{controls}{views}</div>}>
      {view === 'Table' ? <DayTable chart={chart} label={title} /> : (
        <div className={classes.body}>
          <LazyStackedBars chart={chart} label={`${title}, ${unit}, UTC days. The same figures are in the table.`} />
          <Legend series={chart.series} unit={unit} unsettled={chart.bars.some((bar) => bar.unsettled && bar.amount !== null)} />
        </div>
      )}
    </Section>
  )
}
