'use client'

import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { DayTable } from '@/components/charts/day-table'
import { LazyStackedBars } from '@/components/charts/lazy-stacked-bars'
import { Legend } from '@/components/charts/legend'
import { Section } from '@/components/ui/section'
import { prepareStackedDays } from '@/lib/charts/prepare-stacked-days'
import { GROUP_BY_LABELS } from '@/lib/domain/report-filter'
import type { Overview } from '@/lib/features/reports/overview-model'
import { formatRange } from '../day-range'
import classes from './daily-spend.module.css'

const VIEWS = ['Chart', 'Table']

/** Dollars a day as stacked bars, or the same figures as a table. */
export function DailySpend({ report }: { report: Overview }) {
  const [view, setView] = useState('Chart')
  const chart = useMemo(() => prepareStackedDays({ ...report, total: report.kpis.totalSpend.amount }), [report])
  const by = GROUP_BY_LABELS[report.groupBy].one.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())
  const label = `Daily spend by ${by}`
  const unread = report.days.filter((day) => day.state === 'missing').length
  const note = [
    `USD, ${formatRange(report)}`,
    ...(report.basis === 'allocated' ? ['spread over people by their share of usage'] : []),
    ...(unread > 0 ? [`${unread} of ${report.days.length} days not read yet`] : []),
  ].join(' · ')
  return (
    <Section title={label} note={note} aside={<SegmentedControl aria-label="Show daily spend as" data={VIEWS} value={view} onChange={setView} size="xs" />}>
      {view === 'Table' ? <DayTable chart={chart} label={label} /> : (
        <div className={classes.body}>
          <LazyStackedBars chart={chart} label={`${label}, USD, UTC days. The same figures are in the table.`} />
          <Legend series={chart.series} unsettled={chart.bars.some((bar) => bar.unsettled && bar.amount !== null)} />
        </div>
      )}
    </Section>
  )
}
