'use client'

import { useMemo } from 'react'
import { THING_WORDS } from '@/lib/domain/things'
import type { ThingRow, Things } from '@/lib/features/reports/things-model'
import { againstNote } from '../columns'
import { formatRange } from '../day-range'
import { ReportTable } from '../report-table'
import { thingColumns } from './thing-columns'

const keyOf = ({ key }: ThingRow) => key
const textOf = ({ label, note, id }: ThingRow) => `${label} ${note ?? ''} ${id ?? ''}`

export function ThingsTable({ report }: { report: Things }) {
  const { title, search } = THING_WORDS[report.kind]
  const columns = useMemo(() => thingColumns(report), [report])
  return (
    <ReportTable
      id={report.kind} title={title} what={search} rows={report.rows} columns={columns} keyOf={keyOf} textOf={textOf} csv={{ name: report.kind, report, table: 'rows' }}
      note={`USD, ${formatRange(report)} · tokens count completions only${againstNote(report.compared)}`}
    />
  )
}
