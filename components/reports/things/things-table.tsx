'use client'

import { useMemo } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { THING_WORDS } from '@/lib/domain/things'
import type { ThingRow, Things } from '@/lib/features/reports/things-model'
import { csvHref } from '../csv-href'
import { formatRange } from '../day-range'
import { ReportTable } from '../report-table'
import { thingColumns } from './thing-columns'

const keyOf = ({ key }: ThingRow) => key
const textOf = ({ label, note, id }: ThingRow) => `${label} ${note ?? ''} ${id ?? ''}`

export function ThingsTable({ report }: { report: Things }) {
  const { title, search } = THING_WORDS[report.kind]
  const columns = useMemo(() => thingColumns(report), [report])
  const against = report.compared ? ` · change: ${formatRange(report.compared.comparable)} against ${formatRange(report.compared)}` : ''
  return (
    <ReportTable
      title={title} what={search} rows={report.rows} columns={columns} keyOf={keyOf} textOf={textOf}
      note={`USD, ${formatRange(report)} · tokens count completions only${against}`}
      aside={<ButtonLink href={csvHref(report.kind, report, 'rows')} variant="subtle" size="compact-sm">Export as CSV</ButtonLink>}
    />
  )
}
