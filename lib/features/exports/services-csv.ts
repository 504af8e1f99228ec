import { servicesReport } from '@/lib/features/reports/services'
import type { Services } from '@/lib/features/reports/services-model'
import { csvOf } from './report-csv'
import { DAY_HEADER, dayRowsOf } from './stack-rows'

function* serviceRows({ from, to, rows, otherCharges, basis }: Services): Generator<string[]> {
  for (const row of rows) yield [from, to, row.service, row.label, row.quantity ?? '', row.unit, row.how, row.requests ?? '', row.amount, row.share ?? '', basis]
  yield [from, to, '', 'Other charges', '', '', '', '', otherCharges, '', basis]
}
function* unitRows({ daily, rows }: Services): Generator<string[]> {
  for (const { day, state, units } of daily) for (const { service, unit } of rows) if (units[service] !== undefined) yield [day, state, service, units[service], unit]
}

/** Services as CSV: a row each, units a day, or dollars a day. */
export const exportServices = csvOf('services', servicesReport, {
  services: { header: ['From (UTC)', 'To (UTC)', 'Service id', 'Service', 'Quantity', 'Unit', 'Sum or average', 'Requests', 'Amount (USD)', 'Share', 'Basis'], rows: serviceRows },
  units: { header: ['Day (UTC)', 'State', 'Service id', 'Quantity', 'Unit'], rows: unitRows },
  days: { header: DAY_HEADER.with(5, 'Amount (USD)'), rows: (report) => dayRowsOf(report, 'Service', report.basis) },
})
