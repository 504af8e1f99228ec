'use client'

import { SegmentedControl } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { DayTable } from '@/components/charts/day-table'
import { LazyStackedBars } from '@/components/charts/lazy-stacked-bars'
import { Legend } from '@/components/charts/legend'
import { Section } from '@/components/ui/section'
import type { StackedDays } from '@/lib/charts/stacked-days'
import classes from './daily-stack.module.css'

const VIEWS = ['Chart', 'Table']

/** A prepared chart over time with its table twin; one of the two is shown. */
export function Timeline({ title, note, chart, controls }: { title: string; note: string; chart: StackedDays; controls?: ReactNode }) {
  const [view, setView] = useState('Chart')
  const views = <SegmentedControl aria-label={`Show ${title.toLowerCase()} as`} data={VIEWS} value={view} onChange={setView} size="xs" />
  return (
    <Section title={title} note={note} aside={<div className={classes.controls}>{controls}{views}</div>}>
      {view === 'Table' ? <DayTable chart={chart} label={title} /> : (
        <div className={classes.body}>
          <LazyStackedBars chart={chart} label={`${title}, ${chart.unit}, UTC. The same figures are in the table.`} />
          <Legend series={chart.series} unit={chart.unit} unsettled={chart.bars.some((bar) => bar.unsettled && bar.amount !== null)} />
        </div>
      )}
    </Section>
  )
}
