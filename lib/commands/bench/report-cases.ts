import { batchReport } from '@/lib/features/reports/batch'
import { reportChoices } from '@/lib/features/reports/choices'
import { costsReport } from '@/lib/features/reports/costs'
import { modelMixReport } from '@/lib/features/reports/model-mix'
import { overviewReport } from '@/lib/features/reports/overview'
import { servicesReport } from '@/lib/features/reports/services'
import { apiKeyReport, projectReport, userReport } from '@/lib/features/reports/thing'
import { apiKeysReport, projectsReport, usersReport } from '@/lib/features/reports/things'
import { tokensReport } from '@/lib/features/reports/tokens'
import { parseReportFilter, type ReportFilter } from '@/lib/domain/report-filter'
import type { Context } from '@/lib/features/viewer/context'
import { today } from '@/lib/platform/clock'

type Report = (ctx: Context, filter: ReportFilter) => Promise<unknown>
/** totals: totals or one filter · rows: a trend for each row, or two filters. */
export type ReportCase = { name: string; kind: 'totals' | 'rows'; report: Report; query: string }

const ninety = (more = '') => `period=last-90-days${more}`
const one = (report: (ctx: Context, filter: ReportFilter, id: string) => Promise<unknown>, id: string): Report => (ctx, filter) => report(ctx, filter, id)

/** Every report function, as a person would open it on 90 days. */
export const REPORT_CASES: ReportCase[] = [
  { name: 'overview', kind: 'totals', report: overviewReport, query: ninety() },
  { name: 'model-mix', kind: 'totals', report: modelMixReport, query: ninety() },
  { name: 'tokens', kind: 'totals', report: tokensReport, query: ninety() },
  { name: 'costs', kind: 'totals', report: costsReport, query: ninety() },
  { name: 'services', kind: 'totals', report: servicesReport, query: ninety() },
  { name: 'batch', kind: 'totals', report: batchReport, query: ninety() },
  { name: 'choices', kind: 'totals', report: reportChoices, query: ninety() },
  { name: 'projects', kind: 'rows', report: projectsReport, query: ninety() },
  { name: 'users', kind: 'rows', report: usersReport, query: ninety() },
  { name: 'api-keys', kind: 'rows', report: apiKeysReport, query: ninety() },
  { name: 'project', kind: 'totals', report: one(projectReport, 'proj_7'), query: ninety() },
  { name: 'user', kind: 'totals', report: one(userReport, 'user-7'), query: ninety() },
  { name: 'api-key', kind: 'totals', report: one(apiKeyReport, 'key_7'), query: ninety() },
]

/** The same question narrowed: by one thing and by two. */
export const FILTER_CASES: ReportCase[] = [
  { name: 'overview, one project', kind: 'totals', report: overviewReport, query: ninety('&project=proj_7') },
  { name: 'overview, one model', kind: 'totals', report: overviewReport, query: ninety('&model=gpt-5.7-2026-01-01') },
  { name: 'tokens, one person', kind: 'totals', report: tokensReport, query: ninety('&user=user-7') },
  { name: 'costs, one service', kind: 'totals', report: costsReport, query: ninety('&service=completions') },
  { name: 'overview, project and model', kind: 'rows', report: overviewReport, query: ninety('&project=proj_7&model=gpt-5.49-2026-01-01') },
  { name: 'model-mix, service and person', kind: 'rows', report: modelMixReport, query: ninety('&service=completions&user=user-7') },
]

/** Asks a case as its page does. */
export const ask = ({ report, query }: ReportCase, ctx: Context): Promise<unknown> => report(ctx, parseReportFilter(new URLSearchParams(query), today()))
