import { costsReport } from '@/lib/features/reports/costs'
import type { Costs } from '@/lib/features/reports/costs-model'
import { CHANGE_HEADER, changeCells, MONEY_COLUMNS } from './course-cells'
import { safeText } from './csv'
import { csvOf } from './report-csv'
import { basisCell, DAY_HEADER, dayRowsOf } from './stack-rows'
import { VENDOR_COLUMN, VENDOR_HEADER, vendorCell } from './vendor-cell'

function* lineRows(report: Costs): Generator<string[]> {
  const { from, to, lines, basis } = report
  for (const line of lines) yield [from, to, safeText(line.label), safeText(line.model ?? ''), line.service ?? '', line.amount, line.share ?? '', line.quantity ?? '', safeText(line.unit ?? ''), basisCell(line, basis), ...changeCells(line), vendorCell(report, line)]
}
function* settlementRows({ settlement }: Costs): Generator<string[]> {
  for (const { day, state, amount, readAt, changedAt } of settlement) yield [day, state, amount ?? '', readAt ?? '', changedAt ?? '']
}
function* restatementRows({ restatements }: Costs): Generator<string[]> {
  for (const one of restatements) yield [one.day, safeText(one.connector), one.service, one.measure, one.was, one.now, one.difference, one.seenAt]
}

/** Costs as CSV: dollars by day and line item, the line items, the settlement of each day, or the restatements. */
export const exportCosts = csvOf('costs', costsReport, {
  days: { header: DAY_HEADER.with(5, 'Amount (USD)'), rows: (report) => dayRowsOf(report, 'Line item', report.basis) },
  lines: { header: ['From (UTC)', 'To (UTC)', 'Line item', 'Model', 'Service', 'Amount (USD)', 'Share', 'Quantity', 'Unit', 'Basis', ...CHANGE_HEADER, VENDOR_HEADER], rows: lineRows, shows: { ...MONEY_COLUMNS, quantity: ['Quantity', 'Unit'], model: ['Model'], service: ['Service'], ...VENDOR_COLUMN } },
  settlement: { header: ['Day (UTC)', 'State', 'Amount (USD)', 'Last read (UTC)', 'Last changed (UTC)'], rows: settlementRows },
  restatements: { header: ['Day (UTC)', 'Connector', 'Service', 'Measure', 'Was', 'Is', 'Difference', 'Seen (UTC)'], rows: restatementRows },
})
