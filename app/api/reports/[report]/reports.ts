import 'server-only'
import type { ReportFilter } from '@/lib/domain/report-filter'
import { batchReport } from '@/lib/features/reports/batch'
import { reportChoices } from '@/lib/features/reports/choices'
import { costsReport } from '@/lib/features/reports/costs'
import { modelMixReport } from '@/lib/features/reports/model-mix'
import { overviewReport } from '@/lib/features/reports/overview'
import { servicesReport } from '@/lib/features/reports/services'
import { apiKeyReport, projectReport, userReport } from '@/lib/features/reports/thing'
import { apiKeysReport, projectsReport, usersReport } from '@/lib/features/reports/things'
import { tokensReport } from '@/lib/features/reports/tokens'
import type { Context } from '@/lib/features/viewer/context'

type Report = (ctx: Context, filter: ReportFilter) => Promise<unknown>

/** Every report by the word its page, route, query and chart share. */
export const REPORTS = new Map<string, Report>([
  ['overview', overviewReport],
  ['model-mix', modelMixReport],
  ['tokens', tokensReport],
  ['costs', costsReport],
  ['services', servicesReport],
  ['batch', batchReport],
  ['choices', reportChoices],
  ['projects', projectsReport],
  ['users', usersReport],
  ['api-keys', apiKeysReport],
])

type ThingReport = (ctx: Context, filter: ReportFilter, id: string) => Promise<unknown>

/** The reports of one thing, by the word of its list. */
export const THING_REPORTS = new Map<string, ThingReport>([
  ['projects', projectReport],
  ['users', userReport],
  ['api-keys', apiKeyReport],
])
