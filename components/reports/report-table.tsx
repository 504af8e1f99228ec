'use client'

import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { columnFilteringFeature, createColumnHelper, createFilteredRowModel, createSortedRowModel, globalFilteringFeature, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table'
import { useMemo, useState, type ReactNode } from 'react'
import { Figures } from '@/components/ui/figures'
import { Section } from '@/components/ui/section'
import classes from './report-table.module.css'
import { SortableHeader } from './sortable-header'

const FIRST = 100
/** Short lists are read faster than searched. */
const WORTH_SEARCHING = 8
const features = tableFeatures({
  rowSortingFeature, sortedRowModel: createSortedRowModel(), columnFilteringFeature, globalFilteringFeature, filteredRowModel: createFilteredRowModel(),
})

/** `compare` sorts ascending by exact value; columns without it cannot be sorted. `total` stands in the last row. */
export type ReportColumn<Row> = { id: string; header: string; cell: (row: Row) => ReactNode; compare?: (a: Row, b: Row) => number; total?: ReactNode; note?: string }
type Props<Row> = {
  title: string; note?: ReactNode; aside?: ReactNode; rows: Row[]; columns: ReportColumn<Row>[]
  keyOf: (row: Row) => string
  /** What a search looks through. */
  textOf: (row: Row) => string
  what: string
}

/** A table of figures that can be sorted and searched; its totals row speaks of all rows, whatever is searched for. */
export function ReportTable<Row extends object>({ title, note, aside, rows, columns, keyOf, textOf, what }: Props<Row>) {
  const [all, setAll] = useState(false)
  const defined = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>()
    return helper.columns(columns.map((column) => helper.accessor(textOf, {
      id: column.id, header: column.header, enableSorting: column.compare !== undefined, sortDescFirst: column !== columns[0],
      sortFn: (a, b) => column.compare?.(a.original, b.original) ?? 0, cell: ({ row }) => column.cell(row.original),
    })))
  }, [columns, textOf])
  const table = useTable({ features, columns: defined, data: rows, getRowId: keyOf, enableMultiSort: false, globalFilterFn: (row, _column, text: string) => textOf(row.original).toLowerCase().includes(text.toLowerCase()) })
  const found = table.getRowModel().rows
  const hidden = all ? 0 : Math.max(0, found.length - FIRST)
  const search = rows.length >= WORTH_SEARCHING
    ? <TextInput aria-label={`Search ${what}`} placeholder={`Search ${what}`} size="xs" leftSection={<IconSearch size={14} aria-hidden />} onChange={(event) => table.setGlobalFilter(event.currentTarget.value)} />
    : null
  return (
    <Section title={title} note={note} aside={<div className={classes.aside}>{search}{aside}</div>}>
      <div className={classes.table}><Figures label={title}>
        <thead>{table.getHeaderGroups().map((group) => <tr key={group.id}>{group.headers.map((header) => (
          <SortableHeader key={header.id} label={String(header.column.columnDef.header)} note={columns.find(({ id }) => id === header.id)?.note} sorted={header.column.getIsSorted()} sort={header.column.getCanSort() ? () => header.column.toggleSorting() : null} />
        ))}</tr>)}</thead>
        <tbody>{found.slice(0, found.length - hidden).map((row) => (
          <tr key={row.id}>{row.getAllCells().map((cell, index) => index === 0 ? <th key={cell.id} scope="row" className={classes.name}><table.FlexRender cell={cell} /></th> : <td key={cell.id}><table.FlexRender cell={cell} /></td>)}</tr>
        ))}</tbody>
        <tfoot><tr>{columns.map(({ id, total }, index) => (index === 0 ? <th key={id} scope="row">Total</th> : <td key={id}>{total}</td>))}</tr></tfoot>
      </Figures></div>
      {found.length === 0 ? <p className={classes.none} role="status">Nothing matches.</p> : null}
      {hidden > 0 ? <div className={classes.more}><Button variant="default" size="xs" onClick={() => setAll(true)}>Show all {found.length}</Button></div> : null}
    </Section>
  )
}
