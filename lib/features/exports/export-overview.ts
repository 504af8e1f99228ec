import { Invalid } from '@/lib/domain/errors'
import type { ReportFilter } from '@/lib/domain/report-filter'
import { overviewReport } from '@/lib/features/reports/overview'
import { authorize, type Context } from '@/lib/features/viewer/context'
import type { Csv } from './csv'
import { OVERVIEW_TABLES, overviewCsv } from './overview-csv'

/** The Overview as the page shows it, as CSV: the daily chart, or all groups (`table=groups`). @throws NotAllowed, Invalid */
export async function exportOverview(ctx: Context, filter: ReportFilter, tableName: string | null): Promise<Csv> {
  authorize(ctx, 'report:export')
  const table = OVERVIEW_TABLES.find((name) => name === (tableName || 'days'))
  if (!table) throw new Invalid('This table does not exist.', `Choose one of ${OVERVIEW_TABLES.join(', ')}.`)
  return overviewCsv(await overviewReport(ctx, filter), table)
}
