'use client'

import { SegmentedControl } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import { DayTable } from '@/components/charts/day-table'
import { LazyStackedBars } from '@/components/charts/lazy-stacked-bars'
import { Legend } from '@/components/charts/legend'
import { rememberTones } from '@/components/charts/use-kept-tones'
import { useReportFilter } from '@/components/filters/use-report-filter'
import { Section } from '@/components/ui/section'
import type { Series, StackedDays } from '@/lib/charts/stacked-days'
import { CsvLink, type TableCsv } from './csv-link'
import classes from './daily-stack.module.css'
import { narrowingOf } from './drill'
import { usePrinting } from './use-printing'

const VIEWS = ['Chart', 'Table']

/** A prepared chart over time with its table twin; one of the two is shown, on paper both. A bar leads to its day, a name to that thing alone. */
export function Timeline({ title, by, note, chart, csv, controls }: { title: string; by: string; note: string; chart: StackedDays; csv: TableCsv; controls?: ReactNode }) {
  const [view, setView] = useState('Chart')
  const [lit, setLit] = useState<string | null>(null)
  const filter = useReportFilter()
  const printing = usePrinting()
  useEffect(() => rememberTones(chart.series), [chart.series])
  const wayTo = (series: Series) => {
    const way = narrowingOf(by, series)
    if (!way) return null
    const isAlone = filter.only[way.kind].length === 1 && filter.only[way.kind][0] === way.id
    return { name: way.name, isAlone, go: () => filter.narrow(way.kind, isAlone ? [] : [way.id]) }
  }
  const toDay = chart.bars.length > 1 || chart.step === 'hour' ? (at: string) => filter.chooseDay(at.slice(0, 10)) : null
  const views = <SegmentedControl aria-label={`Show ${title.toLowerCase()} as`} data={VIEWS} value={view} onChange={setView} size="xs" />
  return (
    <Section title={title} note={note} aside={<div className={classes.controls}>{controls}<CsvLink {...csv} of={title} />{views}</div>}>
      {view === 'Chart' || printing ? (
        <div className={classes.body}>
          <LazyStackedBars chart={chart} lit={lit} toDay={toDay} label={`${title}, ${chart.unit}, UTC. The same figures are in the table.`} />
          <Legend series={chart.series} unit={chart.unit} unsettled={chart.bars.some((bar) => bar.unsettled && bar.amount !== null)} light={setLit} wayTo={wayTo} />
        </div>
      ) : null}
      {view === 'Table' || printing ? <DayTable chart={chart} label={title} toDay={toDay} /> : null}
    </Section>
  )
}
