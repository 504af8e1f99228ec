import { GROUP_BY_LABELS } from '@/lib/domain/report-filter'
import { overviewReport } from '@/lib/features/reports/overview'
import type { Overview } from '@/lib/features/reports/overview-model'
import { CHANGE_HEADER, changeCells, MONEY_COLUMNS } from './course-cells'
import { safeText } from './csv'
import { csvOf } from './report-csv'
import { basisCell, dayRowsOf, idOf } from './stack-rows'

const DAY_HEADER = ['Day (UTC)', 'State', 'Group by', 'Group id', 'Group', 'Amount (USD)', 'Basis']
const GROUP_HEADER = ['From (UTC)', 'To (UTC)', 'Group by', 'Group id', 'Group', 'Note', 'Amount (USD)', 'Share', 'Basis', ...CHANGE_HEADER]

export const dayRows = (report: Overview) => dayRowsOf(report, GROUP_BY_LABELS[report.groupBy].one, report.basis)

/** Every group of the period, largest first; the share is a part of 1. */
export function* groupRows(report: Overview): Generator<string[]> {
  const by = GROUP_BY_LABELS[report.groupBy].one
  for (const group of report.groups) {
    const { label, note, amount, share } = group
    yield [report.from, report.to, by, idOf(group), safeText(label), safeText(note ?? ''), amount, share ?? '', basisCell(group, report.basis), ...changeCells(group)]
  }
}

const MOVER_HEADER = ['Before from (UTC)', 'Before to (UTC)', 'From (UTC)', 'To (UTC)', 'Group by', 'Group id', 'Group', 'Was (USD)', 'Is (USD)', 'Change (USD)', 'Change']

function* moverRows({ compared, movers, groupBy }: Overview): Generator<string[]> {
  if (!compared) return
  const { from, to, comparable } = compared
  for (const mover of movers) yield [from, to, comparable.from, comparable.to, GROUP_BY_LABELS[groupBy].one, idOf(mover), safeText(mover.label), mover.was, mover.now, mover.difference, mover.change ?? '']
}

/** The daily chart, all groups, and what rose and fell. */
export const OVERVIEW_TABLES = {
  days: { header: DAY_HEADER, rows: dayRows },
  groups: { header: GROUP_HEADER, rows: groupRows, shows: MONEY_COLUMNS },
  movers: { header: MOVER_HEADER, rows: moverRows },
}

/** The Overview as CSV. */
export const exportOverview = csvOf('overview', overviewReport, OVERVIEW_TABLES)
