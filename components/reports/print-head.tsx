'use client'

import { useChosen, KIND_WORDS } from '@/components/filters/chosen-filters'
import type { FilterControls } from '@/components/filters/use-report-filter'
import { formatDay, formatInstant } from '@/components/ui/format-time'
import type { ReportFrame } from '@/lib/features/reports/report-frame-model'
import { formatRange } from './day-range'
import classes from './print-head.module.css'

/** On paper, what a screen says by its controls: the days, what they were narrowed to, and how new the figures are. */
export function PrintHead({ report, filter }: { report: ReportFrame; filter: FilterControls }) {
  const chosen = useChosen(filter)
  const connectors = report.connectors.filter(({ id }) => report.connectorIds.length === 0 || report.connectorIds.includes(id)).map(({ name }) => name)
  return (
    <dl className={classes.head}>
      <div><dt>Period</dt><dd>{formatRange(report)}</dd></div>
      <div><dt>{report.connectorIds.length === 0 ? 'All connectors' : 'Connectors'}</dt><dd>{connectors.join(', ')}</dd></div>
      <div><dt>Filters</dt><dd>{chosen.length === 0 ? 'none' : chosen.map(({ kind, label }) => `${KIND_WORDS[kind]}: ${label}`).join(' · ')}</dd></div>
      <div><dt>Settled through</dt><dd>{report.settledThrough ? `${formatDay(report.settledThrough)} UTC` : 'no day yet'}</dd></div>
      <div><dt>As of</dt><dd>{report.updatedAt ? formatInstant(report.updatedAt) : 'not read yet'}</dd></div>
    </dl>
  )
}
