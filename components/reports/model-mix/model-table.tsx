'use client'

import { ButtonLink } from '@/components/ui/button-link'
import type { ModelMix, ModelRow } from '@/lib/features/reports/model-mix-model'
import { csvHref } from '../csv-href'
import { formatRange } from '../day-range'
import { ReportTable } from '../report-table'
import { modelColumns } from './model-columns'

const keyOf = ({ key }: ModelRow) => key
const textOf = ({ label }: ModelRow) => label

/** One row per model: what it was billed, and its completions. */
export const ModelTable = ({ report }: { report: ModelMix }) => (
  <ReportTable
    title="Models" what="models" rows={report.models} columns={modelColumns(report)} keyOf={keyOf} textOf={textOf}
    note={`${formatRange(report)} · tokens count completions only${report.basis === 'allocated' ? ' · dollars are allocated' : ''}`}
    aside={<ButtonLink href={csvHref('model-mix', report, 'models')} variant="subtle" size="compact-sm">Export as CSV</ButtonLink>}
  />
)
