'use client'

import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { columnFilteringFeature, createColumnHelper, createFilteredRowModel, createSortedRowModel, globalFilteringFeature, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table'
import { useMemo, useState, type ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { Figures } from '@/components/ui/figures'
import { Section } from '@/components/ui/section'
import type { ReportFrame } from '@/lib/features/reports/report-frame-model'
import { csvHref } from './csv-href'
import classes from './report-table.module.css'
import type { MadeColumn } from './provenance/made-column'
import { MadeRow, MadeTotal } from './provenance/made-row'
import { SortableHeader } from './sortable-header'
import { ColumnMenu } from './table/column-menu'
import { openRow } from './table/open-row'
import { TableRows } from './table/table-rows'
import { useHiddenColumns } from './table/use-hidden-columns'
import { MANY_ROWS } from './table/use-row-window'

/** Short lists are read faster than searched. */
const WORTH_SEARCHING = 8
const NONE: string[] = []
const features = tableFeatures({
  rowSortingFeature, sortedRowModel: createSortedRowModel(), columnFilteringFeature, globalFilteringFeature, filteredRowModel: createFilteredRowModel(),
})

/** `compare` sorts ascending by exact value; columns without it cannot be sorted. `total` stands in the last row. `text`: words, not figures. `spare`: put away until somebody asks for it. `made`: how its figures can be asked how they were made. */
export type ReportColumn<Row> = { id: string; header: string; cell: (row: Row) => ReactNode; compare?: (a: Row, b: Row) => number; total?: ReactNode; note?: string; spare?: boolean; text?: boolean; made?: MadeColumn<Row> }
type Props<Row> = {
  /** Under which this browser remembers the columns. */
  id: string
  title: string; note?: ReactNode; rows: Row[]; columns: ReportColumn<Row>[]
  /** The report it is part of, by the word of its route, and its table in the CSV. */
  csv: { name: string; report: ReportFrame; table: string }
  keyOf: (row: Row) => string
  /** What a search looks through. */
  textOf: (row: Row) => string
  what: string
}

/** A table of figures to sort, search and choose columns of; its totals row speaks of all rows, whatever is searched for. */
export function ReportTable<Row extends { label: string }>({ id, title, note, rows, columns, csv, keyOf, textOf, what }: Props<Row>) {
  const [text, setText] = useState('')
  const usual = useMemo(() => columns.filter(({ spare }) => spare).map((column) => column.id), [columns])
  const [hidden, choose] = useHiddenColumns(id, usual.length > 0 ? usual : NONE)
  const shown = useMemo(() => columns.filter((column, index) => index === 0 || !hidden.has(column.id)), [columns, hidden])
  const defined = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>()
    return helper.columns(shown.map((column) => helper.accessor(textOf, {
      id: column.id, header: column.header, enableSorting: column.compare !== undefined, sortDescFirst: column !== shown[0],
      sortFn: (a, b) => column.compare?.(a.original, b.original) ?? 0,
    })))
  }, [shown, textOf])
  const table = useTable({ features, columns: defined, data: rows, getRowId: keyOf, enableMultiSort: false, globalFilterFn: (row, _column, wanted: string) => textOf(row.original).toLowerCase().includes(wanted.toLowerCase()) })
  const found = table.getRowModel().rows
  const search = (wanted: string) => { setText(wanted); table.setGlobalFilter(wanted) }
  const words = (index: number) => shown[index]?.text || undefined
  const cells = (row: Row, key: string) => (
    <>
      {shown.map((column, place) => (place === 0 ? <th key={column.id} scope="row" className={classes.name}>{column.cell(row)}</th> : <td key={column.id} data-text={words(place)}>{column.cell(row)}</td>))}
      <MadeRow row={row} rowKey={key} columns={shown} />
    </>
  )
  return (
    <Section title={title} note={note} aside={(
      <div className={classes.aside}>
        {rows.length >= WORTH_SEARCHING ? <TextInput aria-label={`Search ${what}`} placeholder={`Search ${what}`} size="xs" className={classes.search} value={text} leftSection={<IconSearch size={14} aria-hidden />} onChange={(event) => search(event.currentTarget.value)} /> : null}
        <ColumnMenu table={title} columns={columns} hidden={hidden} choose={choose} />
        <ButtonLink href={csvHref(csv.name, csv.report, csv.table, columns.filter((column) => !shown.includes(column)).map((column) => column.id))} variant="subtle" size="compact-sm">{text ? 'Export all rows as CSV' : 'Export as CSV'}</ButtonLink>
      </div>
    )}>
      {/* The link in each row is the way of a keyboard; this only makes its target larger. */}
      <div className={classes.table} onClick={openRow}><Figures label={title} rowCount={found.length > MANY_ROWS ? found.length + 2 : undefined}>
        <thead>{table.getHeaderGroups().map((group) => <tr key={group.id}>{group.headers.map((header, column) => (
          <SortableHeader key={header.id} label={String(header.column.columnDef.header)} text={words(column)} note={columns.find((column) => column.id === header.id)?.note} sorted={header.column.getIsSorted()} sort={header.column.getCanSort() ? () => header.column.toggleSorting() : null} />
        ))}<th scope="col" className={classes.made}><span className="visually-hidden">How its figures were made</span></th></tr>)}</thead>
        <TableRows count={found.length} columns={shown.length + 1} row={(index) => { const row = found[index]; return { key: row?.id ?? `${index}`, cells: row ? cells(row.original, row.id) : null } }} />
        <tfoot><tr>{shown.map((column, index) => (index === 0 ? <th key={column.id} scope="row">Total</th> : <td key={column.id}><MadeTotal column={column} /></td>))}<td className={classes.made} /></tr></tfoot>
      </Figures></div>
      {found.length === 0 ? <p className={classes.none} role="status">Nothing matches.</p> : null}
    </Section>
  )
}
