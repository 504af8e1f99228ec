import { Invalid } from '@/lib/domain/errors'
import type { ReportFilter } from '@/lib/domain/report-filter'
import { authorize, type Context } from '@/lib/features/viewer/context'
import type { ReportFrame } from '@/lib/features/reports/report-frame-model'
import { csvLines, type Csv } from './csv'

/** A table of a report as CSV: its header, with units, and its rows as text. `shows`: which of the header a column of the page stands for, by its id there. */
export type CsvTable<R> = { header: readonly string[]; rows: (report: R) => Iterable<readonly string[]>; shows?: Record<string, readonly string[]> }

/** `table`: the first one when null. `hide`: ids of columns that are put away on the page; what stands in none of its columns (days, ids) is always written. */
export type CsvWish = { table: string | null; hide: readonly string[] }

/** One table of a report, by name. @throws Invalid for a table that does not exist */
export function writeCsv<R extends ReportFrame>(name: string, tables: Record<string, CsvTable<R>>, report: R, { table: wanted, hide }: CsvWish): Csv {
  const table = tableOf(tables, wanted)
  const { header, rows, shows = {} } = table.columns
  const hidden = new Set(hide.flatMap((column) => (Object.hasOwn(shows, column) ? (shows[column] ?? []) : [])))
  const kept = <T>(cells: readonly T[]) => (hidden.size === 0 ? cells : cells.filter((_, index) => !hidden.has(header[index] ?? '')))
  return { filename: `cloudmonitor-${name}-${table.name}-${report.from}-to-${report.to}.csv`, lines: csvLines(kept(header), Iterator.from(rows(report)).map(kept)) }
}

function tableOf<R>(tables: Record<string, CsvTable<R>>, wanted: string | null) {
  const names = Object.keys(tables)
  const name = wanted || names[0] || ''
  const columns = names.includes(name) ? tables[name] : undefined
  if (!columns) throw new Invalid('This table does not exist.', `Choose one of ${names.join(', ')}.`)
  return { name, columns }
}

/**
 * How a report is exported: exactly what its page shows. ISO days, UTC, USD as exact decimal text.
 * @throws NotAllowed, Invalid for a table that does not exist
 */
export function csvOf<R extends ReportFrame>(name: string, report: (ctx: Context, filter: ReportFilter) => Promise<R>, tables: Record<string, CsvTable<R>>) {
  return async (ctx: Context, filter: ReportFilter, wish: CsvWish): Promise<Csv> => {
    authorize(ctx, 'report:export')
    tableOf(tables, wish.table)
    return writeCsv(name, tables, await report(ctx, filter), wish)
  }
}
