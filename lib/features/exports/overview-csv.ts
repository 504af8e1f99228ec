import { GROUP_BY_LABELS } from '@/lib/domain/report-filter'
import { overviewReport } from '@/lib/features/reports/overview'
import type { Overview } from '@/lib/features/reports/overview-model'
import { safeText } from './csv'
import { csvOf } from './report-csv'
import { dayRowsOf, idOf } from './stack-rows'

const DAY_HEADER = ['Day (UTC)', 'State', 'Group by', 'Group id', 'Group', 'Amount (USD)', 'Basis']
const GROUP_HEADER = ['From (UTC)', 'To (UTC)', 'Group by', 'Group id', 'Group', 'Note', 'Amount (USD)', 'Share', 'Basis']

export const dayRows = (report: Overview) => dayRowsOf(report, GROUP_BY_LABELS[report.groupBy].one, report.basis)

/** Every group of the period, largest first; the share is a part of 1. */
export function* groupRows(report: Overview): Generator<string[]> {
  const by = GROUP_BY_LABELS[report.groupBy].one
  for (const group of report.groups) {
    const { label, note, amount, share } = group
    yield [report.from, report.to, by, idOf(group), safeText(label), safeText(note ?? ''), amount, share ?? '', report.basis]
  }
}

/** The daily chart, and all groups. */
export const OVERVIEW_TABLES = {
  days: { header: DAY_HEADER, rows: dayRows },
  groups: { header: GROUP_HEADER, rows: groupRows },
}

/** The Overview as CSV. */
export const exportOverview = csvOf('overview', overviewReport, OVERVIEW_TABLES)
