import { GROUP_BY_LABELS } from '@/lib/domain/report-filter'
import { THING_WORDS, type ThingKind } from '@/lib/domain/things'
import { apiKeysReport, projectsReport, usersReport } from '@/lib/features/reports/things'
import { apiKeyReport, projectReport, userReport } from '@/lib/features/reports/thing'
import type { Thing } from '@/lib/features/reports/thing-model'
import type { Things } from '@/lib/features/reports/things-model'
import { safeText } from './csv'
import { csvOf } from './report-csv'
import { DAY_HEADER, dayRowsOf, idOf } from './stack-rows'

const HEADER = ['From (UTC)', 'To (UTC)', 'Kind', 'Id', 'Name', 'Note', 'Amount (USD)', 'Share', 'Basis', 'Requests', 'Input tokens', 'Output tokens', 'Compared before (USD)', 'Compared now (USD)', 'Change (USD)']

function* thingRows({ from, to, kind, basis, rows }: Things): Generator<string[]> {
  for (const row of rows) {
    const { usage, delta } = row
    yield [from, to, THING_WORDS[kind].one, idOf(row), safeText(row.label), safeText(row.note ?? ''), row.amount, row.share ?? '', basis,
      usage?.requests ?? '', usage?.input ?? '', usage?.output ?? '', delta?.was ?? '', delta?.now ?? '', delta?.difference ?? '']
  }
}

const tables = {
  rows: { header: HEADER, rows: thingRows },
  days: { header: DAY_HEADER, rows: (report: Things) => dayRowsOf(report, THING_WORDS[report.kind].one, report.basis) },
}

/** Projects, people or API keys as CSV: the table, or the daily chart. */
export const exportProjects = csvOf('projects', projectsReport, tables)
export const exportUsers = csvOf('users', usersReport, tables)
export const exportApiKeys = csvOf('api-keys', apiKeysReport, tables)

function* breakdownRows({ from, to, breakdowns }: Thing): Generator<string[]> {
  for (const { by, basis, groups } of breakdowns) {
    for (const group of groups) yield [from, to, GROUP_BY_LABELS[by].one, idOf(group), safeText(group.label), safeText(group.note ?? ''), group.amount, group.share ?? '', basis]
  }
}

const REPORTS = { projects: projectReport, users: userReport, 'api-keys': apiKeyReport }

/** One thing as CSV: its daily dollars by model, or what they went to. */
export const exportThing = (kind: ThingKind) => (id: string) => csvOf<Thing>(THING_WORDS[kind].by.toLowerCase(), (ctx, filter) => REPORTS[kind](ctx, filter, id), {
  days: { header: DAY_HEADER, rows: (report) => dayRowsOf(report, 'Model', report.basis) },
  breakdowns: { header: HEADER.slice(0, 9), rows: breakdownRows },
})
