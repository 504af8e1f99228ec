'use client'

import { useMemo } from 'react'
import { SeriesName } from '@/components/charts/series-name'
import { ShareBar } from '@/components/charts/share-bar'
import { ButtonLink } from '@/components/ui/button-link'
import { Usd } from '@/components/ui/usd'
import { UsageService, SERVICE_LABELS } from '@/lib/domain/services'
import type { CostLine, Costs } from '@/lib/features/reports/costs-model'
import { byDecimal, byText } from '../compare'
import { csvHref } from '../csv-href'
import { formatRange } from '../day-range'
import { formatDecimal } from '../format-decimal'
import { ReportTable, type ReportColumn } from '../report-table'

const keyOf = ({ key }: CostLine) => key
const textOf = ({ label, model, service }: CostLine) => `${label} ${model ?? ''} ${service ?? ''}`
const serviceName = (service: string | null) => { const known = UsageService.safeParse(service); return known.success ? SERVICE_LABELS[known.data].label : '–' }

/** Every line item as OpenAI words it, and what we read from its words. */
export function LineItems({ report }: { report: Costs }) {
  const columns = useMemo((): ReportColumn<CostLine>[] => [
    { id: 'line', header: 'Line item', cell: (row) => <SeriesName kind={row.kind} label={row.label} note={row.note} />, compare: byText(({ label }) => label) },
    { id: 'amount', header: 'Spend (USD)', cell: ({ amount }) => <Usd amount={amount} />, compare: byDecimal(({ amount }) => amount), total: <Usd amount={report.total} /> },
    { id: 'share', header: 'Share', cell: ({ share }) => <ShareBar share={share} />, compare: byDecimal(({ share }) => share) },
    { id: 'quantity', header: 'Quantity', cell: ({ quantity, unit }) => (quantity === null ? '–' : `${formatDecimal(quantity)} ${unit ?? ''}`) },
    { id: 'model', header: 'Model', cell: ({ model }) => model ?? '–', compare: byText(({ model }) => model ?? '') },
    { id: 'service', header: 'Service', cell: ({ service }) => serviceName(service), compare: byText(({ service }) => service ?? '') },
  ], [report])
  return (
    <ReportTable
      title="Line items" what="line items" note={`USD, ${formatRange(report)} · ${report.basis}`} rows={report.lines} columns={columns} keyOf={keyOf} textOf={textOf}
      aside={<ButtonLink href={csvHref('costs', report, 'lines')} variant="subtle" size="compact-sm">Export as CSV</ButtonLink>}
    />
  )
}
