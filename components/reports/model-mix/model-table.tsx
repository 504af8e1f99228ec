'use client'

import { useMemo } from 'react'
import type { ModelMix, ModelRow } from '@/lib/features/reports/model-mix-model'
import { againstNote } from '../columns'
import { formatRange } from '../day-range'
import { ReportTable } from '../report-table'
import { modelColumns } from './model-columns'

const keyOf = ({ key }: ModelRow) => key
const textOf = ({ label }: ModelRow) => label

/** One row per model: what it was billed, and its completions. */
export function ModelTable({ report }: { report: ModelMix }) {
  const columns = useMemo(() => modelColumns(report), [report])
  return (
  <ReportTable
    id="models" csv={{ name: 'model-mix', report, table: 'models' }}
    title="Models" what="models" rows={report.models} columns={columns} keyOf={keyOf} textOf={textOf}
    note={`${formatRange(report)} · tokens count completions only${report.basis === 'allocated' ? ' · dollars are allocated' : ''}${againstNote(report.compared)}`}
  />
  )
}
