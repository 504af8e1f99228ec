import 'server-only'
import type { ReportFilter } from '@/lib/domain/report-filter'
import { modelMixReport } from '@/lib/features/reports/model-mix'
import { overviewReport } from '@/lib/features/reports/overview'
import type { Context } from '@/lib/features/viewer/context'

type Report = (ctx: Context, filter: ReportFilter) => Promise<unknown>

/** Every report by the word its page, route, query and chart share. */
export const REPORTS = new Map<string, Report>([
  ['overview', overviewReport],
  ['model-mix', modelMixReport],
])
