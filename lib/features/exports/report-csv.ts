import { Invalid } from '@/lib/domain/errors'
import type { ReportFilter } from '@/lib/domain/report-filter'
import { authorize, type Context } from '@/lib/features/viewer/context'
import type { ReportFrame } from '@/lib/features/reports/report-frame-model'
import { csvLines, type Csv } from './csv'

/** A table of a report as CSV: its header, with units, and its rows as text. */
export type CsvTable<R> = { header: readonly string[]; rows: (report: R) => Iterable<readonly string[]> }

/** One table of a report, by name; the first one when none is named. @throws Invalid for a table that does not exist */
export function writeCsv<R extends ReportFrame>(name: string, tables: Record<string, CsvTable<R>>, report: R, wanted: string | null): Csv {
  const table = tableOf(tables, wanted)
  const { header, rows } = table.columns
  return { filename: `cloudmonitor-${name}-${table.name}-${report.from}-to-${report.to}.csv`, lines: csvLines(header, rows(report)) }
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
  return async (ctx: Context, filter: ReportFilter, wanted: string | null): Promise<Csv> => {
    authorize(ctx, 'report:export')
    tableOf(tables, wanted)
    return writeCsv(name, tables, await report(ctx, filter), wanted)
  }
}
