import { servicesReport } from '@/lib/features/reports/services'
import type { Services } from '@/lib/features/reports/services-model'
import { CHANGE_HEADER, changeCells, dollarCell, MONEY_COLUMNS } from './course-cells'
import { csvOf } from './report-csv'
import { basisCell, DAY_HEADER, dayRowsOf } from './stack-rows'

function* serviceRows(report: Services): Generator<string[]> {
  const { from, to, rows, otherCharges, basis } = report
  for (const row of rows) yield [from, to, row.service, row.label, row.quantity ?? '', row.unit, row.how, row.requests ?? '', dollarCell(report, row.amount), row.share ?? '', basis, ...changeCells(row)]
  yield [from, to, '', 'Other charges', '', '', '', '', dollarCell(report, otherCharges.amount), otherCharges.share ?? '', basisCell(otherCharges, basis), ...changeCells(otherCharges)]
}
function* unitRows({ daily, rows }: Services): Generator<string[]> {
  for (const { day, state, units } of daily) for (const { service, unit } of rows) if (units[service] !== undefined) yield [day, state, service, units[service], unit]
}

/** Services as CSV: a row each, units a day, or dollars a day. */
export const exportServices = csvOf('services', servicesReport, {
  services: { header: ['From (UTC)', 'To (UTC)', 'Service id', 'Service', 'Quantity', 'Unit', 'Sum or average', 'Requests', 'Amount (USD)', 'Share', 'Basis', ...CHANGE_HEADER], rows: serviceRows, shows: { ...MONEY_COLUMNS, quantity: ['Quantity', 'Sum or average'], unit: ['Unit'], requests: ['Requests'] } },
  units: { header: ['Day (UTC)', 'State', 'Service id', 'Quantity', 'Unit'], rows: unitRows },
  days: { header: DAY_HEADER.with(5, 'Amount (USD)'), rows: (report) => dayRowsOf(report, 'Service', report.basis) },
})
