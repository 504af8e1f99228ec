import { serialiseReportFilter } from '@/lib/domain/report-filter'
import type { Overview } from '@/lib/features/reports/overview-model'

/** The CSV of what is shown: its days by name, so that midnight in between changes nothing. */
export function overviewCsvHref(report: Overview, table: 'days' | 'groups'): string {
  const params = serialiseReportFilter({ ...report, period: 'custom' })
  if (table !== 'days') params.set('table', table)
  return `/api/exports/overview?${params}`
}
