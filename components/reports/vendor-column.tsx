import type { ReportFrame } from '@/lib/features/reports/report-frame-model'
import { byText } from './compare'
import type { ReportColumn } from './report-table'

type Row = { vendors: string[] }

/** The vendor organizations behind a row, by their connector's name; only where a report covers more than one. */
export function vendorColumn<R extends Row>({ connectors, connectorIds }: ReportFrame): ReportColumn<R>[] {
  const covered = connectors.filter(({ id }) => connectorIds.length === 0 || connectorIds.includes(id))
  if (covered.length < 2) return []
  const of = ({ vendors }: R) => covered.filter(({ id }) => vendors.includes(id))
  const names = (row: R) => of(row).map(({ name }) => name).join(', ')
  const ids = (row: R) => of(row).map(({ name, vendorOrganizationId }) => `${name}: ${vendorOrganizationId ?? 'id not known'}`).join(', ')
  return [{ id: 'vendor', header: 'Vendor organization', text: true, cell: (row) => (row.vendors.length > 0 ? <span title={ids(row)}>{names(row)}</span> : '–'), compare: byText(names) }]
}
