import { serialiseReportFilter } from '@/lib/domain/report-filter'
import type { ReportFrame } from '@/lib/features/reports/report-frame-model'

/**
 * The CSV of what is shown: its days by name, so that midnight in between changes nothing. `name` is the report's, with the id of what it is about;
 * `hidden` are the columns of the table that are put away.
 */
export function csvHref(name: string, report: ReportFrame, table?: string, hidden: string[] = []): string {
  const params = serialiseReportFilter({ ...report, period: 'custom' })
  if (table) params.set('table', table)
  for (const column of hidden) params.append('hide', column)
  return `/api/exports/${name}?${params}`
}
