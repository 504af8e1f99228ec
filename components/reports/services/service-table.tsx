'use client'

import { useMemo } from 'react'
import { Count } from '@/components/ui/count'
import type { Labelled } from '@/lib/features/reports/report-frame-model'
import type { ServiceRow, Services } from '@/lib/features/reports/services-model'
import { againstNote, moneyColumns } from '../columns'
import { byCount, byText } from '../compare'
import { formatRange } from '../day-range'
import { ReportTable, type ReportColumn } from '../report-table'
import { ThingName } from '../thing-name'

type Row = Services['otherCharges'] | ServiceRow
const labelled = (row: Row): Labelled => ('service' in row ? { key: `thing:${row.service}`, label: row.label, note: null, kind: 'thing' } : row)
const used = <T,>(row: Row, of: (row: ServiceRow) => T): T | null => ('service' in row ? of(row) : null)
const count = (value: string | null) => (value === null ? '–' : <Count value={value} />)
const keyOf = (row: Row) => labelled(row).key
const textOf = ({ label }: Row) => label

const columnsOf = (report: Services): ReportColumn<Row>[] => [
  { id: 'service', header: 'Service', cell: (row) => <ThingName by="service" group={labelled(row)} />, compare: byText(({ label }) => label) },
  { id: 'quantity', header: 'Quantity', cell: (row) => count(used(row, ({ quantity }) => quantity)), made: { figure: 'units', by: 'service', of: (row) => used(row, ({ quantity }) => quantity), total: null } },
  { id: 'unit', header: 'Unit', text: true, cell: (row) => used(row, ({ unit, how, days }) => `${unit}${how === 'average' && days > 0 ? `, average of ${days} days` : ''}`) ?? '–' },
  { id: 'requests', header: 'Requests', cell: (row) => count(used(row, ({ requests }) => requests)), compare: byCount((row) => used(row, ({ requests }) => requests)), made: { figure: 'serviceRequests', by: 'service', of: (row) => used(row, ({ requests }) => requests), total: null } },
  ...moneyColumns<Row>({ ...report, by: 'service' }),
]

/** Every tracked service, also one that was not used; dollars without a service close the list, so that it adds up. */
export function ServiceTable({ report }: { report: Services }) {
  const columns = useMemo(() => columnsOf(report), [report])
  const rows = useMemo((): Row[] => [...report.rows, report.otherCharges], [report])
  return (
    <ReportTable
      id="services" title="Services" what="services" rows={rows} columns={columns} keyOf={keyOf} textOf={textOf} csv={{ name: 'services', report, table: 'services' }}
      note={`${formatRange(report)} · stored bytes are a level: the average of the days, never a sum · dollars ${report.basis}${againstNote(report.compared)}`}
    />
  )
}
