'use client'

import { useMemo } from 'react'
import { UsageService, SERVICE_LABELS } from '@/lib/domain/services'
import type { CostLine, Costs } from '@/lib/features/reports/costs-model'
import { againstNote, moneyColumns } from '../columns'
import { byText } from '../compare'
import { formatRange } from '../day-range'
import { formatDecimal } from '../format-decimal'
import { ReportTable, type ReportColumn } from '../report-table'
import { ThingName } from '../thing-name'
import { vendorColumn } from '../vendor-column'

const keyOf = ({ key }: CostLine) => key
const textOf = ({ label, model, service }: CostLine) => `${label} ${model ?? ''} ${service ?? ''}`
const serviceName = (service: string | null) => { const known = UsageService.safeParse(service); return known.success ? SERVICE_LABELS[known.data].label : '–' }

/** Every line item as OpenAI words it, and what we read from its words. */
export function LineItems({ report }: { report: Costs }) {
  const columns = useMemo((): ReportColumn<CostLine>[] => [
    { id: 'line', header: 'Line item', cell: (row) => <ThingName by="lineItem" group={row} />, compare: byText(({ label }) => label) },
    // There are many columns: where a change stands, how an item went is put away until somebody asks for it.
    ...moneyColumns<CostLine>({ ...report, by: 'lineItem' }).map((column) => ({ ...column, spare: column.id === 'trend' && report.compared !== null })),
    ...vendorColumn<CostLine>(report),
    { id: 'quantity', header: 'Quantity', cell: ({ quantity, unit }) => (quantity === null ? '–' : `${formatDecimal(quantity)} ${unit?.replaceAll('_', ' ') ?? ''}`), made: { figure: 'quantity', by: 'lineItem', of: ({ quantity }) => quantity, total: null } },
    { id: 'model', header: 'Model', text: true, cell: ({ model }) => model ?? '–', compare: byText(({ model }) => model ?? '') },
    { id: 'service', header: 'Service', text: true, cell: ({ service }) => serviceName(service), compare: byText(({ service }) => service ?? '') },
  ], [report])
  return (
    <ReportTable
      id="lines" csv={{ name: 'costs', report, table: 'lines' }}
      title="Line items" what="line items" note={`USD, ${formatRange(report)} · ${report.basis}${againstNote(report.compared)}`} rows={report.lines} columns={columns} keyOf={keyOf} textOf={textOf}
    />
  )
}
