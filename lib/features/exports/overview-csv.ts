import { GROUP_BY_LABELS } from '@/lib/domain/report-filter'
import type { Overview } from '@/lib/features/reports/overview-model'
import { csvLines, safeText, type Csv } from './csv'

const DAY_HEADER = ['Day (UTC)', 'State', 'Group by', 'Group id', 'Group', 'Amount (USD)', 'Basis']
const GROUP_HEADER = ['From (UTC)', 'To (UTC)', 'Group by', 'Group id', 'Group', 'Note', 'Amount (USD)', 'Share', 'Basis']

/** The id behind a group's key (`thing:proj_1`); money without a thing has none. */
const idOf = ({ key, kind }: { key: string; kind: string }) => (kind === 'thing' ? safeText(key.replace(/^thing:/, '')) : '')

/** What the daily chart shows, one row per day and group; the amounts add up to the total. A day without dollars known has an empty amount. */
export function* dayRows(report: Overview): Generator<string[]> {
  const drawn = new Set(report.charted)
  const rest = report.groups.filter((group) => !drawn.has(group.key))
  const other = { key: 'other', kind: 'other', label: `Other (${rest.length})` }
  const columns = [...report.groups.filter((group) => drawn.has(group.key)), ...(rest.length > 0 ? [other] : [])]
  const by = GROUP_BY_LABELS[report.groupBy].one
  for (const { day, state, amount, parts } of report.days) {
    if (amount === null) yield [day, state, by, '', '', '', report.basis]
    else for (const group of columns) yield [day, state, by, idOf(group), safeText(group.label), parts[group.key] ?? '0', report.basis]
  }
}

/** Every group of the period, largest first; the share is a part of 1. */
export function* groupRows(report: Overview): Generator<string[]> {
  const by = GROUP_BY_LABELS[report.groupBy].one
  for (const group of report.groups) {
    const { label, note, amount, share } = group
    yield [report.from, report.to, by, idOf(group), safeText(label), safeText(note ?? ''), amount, share ?? '', report.basis]
  }
}

export const OVERVIEW_TABLES = ['days', 'groups'] as const
export type OverviewTable = (typeof OVERVIEW_TABLES)[number]

/** The Overview as CSV: UTC days, ISO dates, USD as exact decimal text. */
export function overviewCsv(report: Overview, table: OverviewTable): Csv {
  const filename = `cloudmonitor-overview-${table}-by-${report.groupBy}-${report.from}-to-${report.to}.csv`
  return { filename, lines: table === 'days' ? csvLines(DAY_HEADER, dayRows(report)) : csvLines(GROUP_HEADER, groupRows(report)) }
}
