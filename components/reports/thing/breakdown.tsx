'use client'

import { useMemo } from 'react'
import { ShareBar } from '@/components/charts/share-bar'
import { Usd } from '@/components/ui/usd'
import { GROUP_BY_LABELS } from '@/lib/domain/report-filter'
import type { Group } from '@/lib/features/reports/report-frame-model'
import type { Thing } from '@/lib/features/reports/thing-model'
import { byDecimal, byText } from '../compare'
import { formatRange } from '../day-range'
import { PAGE_OF } from '../page-of'
import { ReportTable, type ReportColumn } from '../report-table'
import { ThingName } from '../thing-name'

const keyOf = ({ key }: Group) => key
const textOf = ({ label, note }: Group) => `${label} ${note ?? ''}`

/** What the dollars of a thing went to; adds up to its total. */
export function Breakdown({ report, breakdown: { by, basis, groups } }: { report: Thing; breakdown: Thing['breakdowns'][number] }) {
  const { one, many } = GROUP_BY_LABELS[by]
  const columns = useMemo((): ReportColumn<Group>[] => [
    { id: 'name', header: one, cell: (group) => <ThingName kind={PAGE_OF[by] ?? null} group={group} />, compare: byText(({ label }) => label) },
    { id: 'amount', header: 'Spend (USD)', cell: ({ amount }) => <Usd amount={amount} />, compare: byDecimal(({ amount }) => amount), total: <Usd amount={report.total} /> },
    { id: 'share', header: 'Share', cell: ({ share }) => <ShareBar share={share} />, compare: byDecimal(({ share }) => share) },
    { id: 'basis', header: 'Basis', cell: ({ kind }) => (kind === 'residual' ? '–' : basis) },
  ], [one, by, basis, report.total])
  return <ReportTable title={`Spend by ${many.replace(/s$/, '')}`} what={many} note={`USD, ${formatRange(report)}`} rows={groups} columns={columns} keyOf={keyOf} textOf={textOf} />
}
