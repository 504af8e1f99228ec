import { GROUP_BY, GROUP_BY_LABELS, type GroupBy } from '@/lib/domain/report-filter'
import { THING_WORDS, type ThingKind } from '@/lib/domain/things'
import { apiKeysReport, projectsReport, usersReport } from '@/lib/features/reports/things'
import { apiKeyReport, projectReport, userReport } from '@/lib/features/reports/thing'
import type { Thing } from '@/lib/features/reports/thing-model'
import type { Things } from '@/lib/features/reports/things-model'
import { CHANGE_HEADER, changeCells, dollarCell, MONEY_COLUMNS } from './course-cells'
import { safeText } from './csv'
import { csvOf } from './report-csv'
import { basisCell, DAY_HEADER, dayRowsOf, idOf } from './stack-rows'
import { VENDOR_COLUMN, VENDOR_HEADER, vendorCell } from './vendor-cell'

const HEADER = ['From (UTC)', 'To (UTC)', 'Kind', 'Id', 'Name', 'Note', 'Amount (USD)', 'Share', 'Basis', 'Requests', 'Input tokens', 'Output tokens', ...CHANGE_HEADER, VENDOR_HEADER]

function* thingRows(report: Things): Generator<string[]> {
  const { from, to, kind, basis, rows } = report
  for (const row of rows) {
    const { usage } = row
    yield [from, to, THING_WORDS[kind].one, idOf(row), safeText(row.label), safeText(row.note ?? ''), dollarCell(report, row.amount), row.share ?? '', basisCell(row, basis),
      usage?.requests ?? '', usage?.input ?? '', usage?.output ?? '', ...changeCells(row), vendorCell(report, row)]
  }
}

const tables = {
  rows: { header: HEADER, rows: thingRows, shows: { ...MONEY_COLUMNS, requests: ['Requests'], input: ['Input tokens'], output: ['Output tokens'], ...VENDOR_COLUMN } },
  days: { header: DAY_HEADER, rows: (report: Things) => dayRowsOf(report, THING_WORDS[report.kind].one, report.basis) },
}

/** Projects, people or API keys as CSV: the table, or the daily chart. */
export const exportProjects = csvOf('projects', projectsReport, tables)
export const exportUsers = csvOf('users', usersReport, tables)
export const exportApiKeys = csvOf('api-keys', apiKeysReport, tables)

const BREAKDOWN_HEADER = [...HEADER.slice(0, 9), ...CHANGE_HEADER]

function* breakdownRows({ from, to, breakdowns }: Thing, only: GroupBy | null): Generator<string[]> {
  for (const { by, basis, groups } of breakdowns.filter(({ by }) => only === null || by === only)) {
    for (const group of groups) yield [from, to, GROUP_BY_LABELS[by].one, idOf(group), safeText(group.label), safeText(group.note ?? ''), group.amount, group.share ?? '', basisCell(group, basis), ...changeCells(group)]
  }
}
const breakdown = (by: GroupBy) => ({ header: BREAKDOWN_HEADER, rows: (report: Thing) => breakdownRows(report, by), shows: MONEY_COLUMNS })

const REPORTS = { projects: projectReport, users: userReport, 'api-keys': apiKeyReport }

/** One thing as CSV: its daily dollars by model, or what they went to. */
export const exportThing = (kind: ThingKind) => (id: string) => csvOf<Thing>(THING_WORDS[kind].by.toLowerCase(), (ctx, filter) => REPORTS[kind](ctx, filter, id), {
  days: { header: DAY_HEADER, rows: (report) => dayRowsOf(report, 'Model', report.basis) },
  breakdowns: { header: BREAKDOWN_HEADER, rows: (report) => breakdownRows(report, null) },
  ...Object.fromEntries(GROUP_BY.map((by) => [by, breakdown(by)])),
})
