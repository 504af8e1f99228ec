'use client'

import { useMemo } from 'react'
import { GROUP_BY_LABELS } from '@/lib/domain/report-filter'
import { thingHref } from '@/lib/domain/things'
import type { RankedGroup } from '@/lib/features/reports/report-frame-model'
import type { Thing } from '@/lib/features/reports/thing-model'
import { basisColumn, moneyColumns } from '../columns'
import { byText } from '../compare'
import { formatRange } from '../day-range'
import { ReportTable, type ReportColumn } from '../report-table'
import { ThingName } from '../thing-name'

const keyOf = ({ key }: RankedGroup) => key
const textOf = ({ label, note }: RankedGroup) => `${label} ${note ?? ''}`

/** What the dollars of a thing went to; adds up to its total. */
export function Breakdown({ report, breakdown: { by, basis, groups } }: { report: Thing; breakdown: Thing['breakdowns'][number] }) {
  const { one, many } = GROUP_BY_LABELS[by]
  const { total, compared, known } = report
  const columns = useMemo((): ReportColumn<RankedGroup>[] => [
    { id: 'name', header: one, cell: (group) => <ThingName by={by} group={group} />, compare: byText(({ label }) => label) },
    ...moneyColumns<RankedGroup>({ by, total, compared, known }), basisColumn(basis),
  ], [one, by, basis, total, compared, known])
  return (
    <ReportTable
      id={`${report.kind}.${by}`} title={`Spend by ${many.replace(/s$/, '')}`} what={many} note={`USD, ${formatRange(report)}`} rows={groups} columns={columns} keyOf={keyOf} textOf={textOf}
      csv={{ name: thingHref(report.kind, report.id).slice(1), report, table: by }}
    />
  )
}
