'use client'

import { useMemo } from 'react'
import { GROUP_BY_LABELS } from '@/lib/domain/report-filter'
import type { Overview } from '@/lib/features/reports/overview-model'
import type { RankedGroup } from '@/lib/features/reports/report-frame-model'
import { againstNote, basisColumn, moneyColumns } from '../columns'
import { byText } from '../compare'
import { formatRange } from '../day-range'
import { ReportTable, type ReportColumn } from '../report-table'
import { ThingName } from '../thing-name'

const keyOf = ({ key }: RankedGroup) => key
const textOf = ({ label, note, key }: RankedGroup) => `${label} ${note ?? ''} ${key}`

/** Every group of the period, largest first; its total is the one of the period. */
export function RankedGroups({ report }: { report: Overview }) {
  const { groupBy, basis, compared, kpis, known } = report
  const { one, many } = GROUP_BY_LABELS[groupBy]
  const columns = useMemo((): ReportColumn<RankedGroup>[] => [
    { id: 'name', header: one, cell: (group) => <ThingName by={groupBy} group={group} />, compare: byText(({ label }) => label) },
    ...moneyColumns<RankedGroup>({ by: groupBy, total: kpis.totalSpend.amount, compared, known }), basisColumn(basis),
  ], [one, groupBy, kpis.totalSpend.amount, compared, known, basis])
  return (
    <ReportTable
      id="overview" title={`Spend by ${many.replace(/s$/, '')}`} what={many} note={`USD, ${formatRange(report)}${againstNote(compared)}`} rows={report.groups} columns={columns} keyOf={keyOf} textOf={textOf}
      csv={{ name: 'overview', report, table: 'groups' }}
    />
  )
}
