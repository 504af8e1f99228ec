import 'server-only'
import type { ReportFilter } from '@/lib/domain/report-filter'
import { exportBatch } from '@/lib/features/exports/batch-csv'
import { exportCosts } from '@/lib/features/exports/costs-csv'
import type { Csv } from '@/lib/features/exports/csv'
import { exportModelMix } from '@/lib/features/exports/model-mix-csv'
import { exportOverview } from '@/lib/features/exports/overview-csv'
import type { CsvWish } from '@/lib/features/exports/report-csv'
import { exportServices } from '@/lib/features/exports/services-csv'
import { exportApiKeys, exportProjects, exportThing, exportUsers } from '@/lib/features/exports/things-csv'
import { exportTokens } from '@/lib/features/exports/tokens-csv'
import type { Context } from '@/lib/features/viewer/context'

type Export = (ctx: Context, filter: ReportFilter, wish: CsvWish) => Promise<Csv>

/** Which table, without which of its columns. */
export const wishOf = (params: URLSearchParams): CsvWish => ({ table: params.get('table'), hide: params.getAll('hide') })

/** The CSV of every report, by the report's word. */
export const EXPORTS = new Map<string, Export>([
  ['overview', exportOverview],
  ['model-mix', exportModelMix],
  ['tokens', exportTokens],
  ['costs', exportCosts],
  ['services', exportServices],
  ['batch', exportBatch],
  ['projects', exportProjects],
  ['users', exportUsers],
  ['api-keys', exportApiKeys],
])

/** The CSV of one thing, by the word of its list and its id. */
export const THING_EXPORTS = new Map<string, (id: string) => Export>([
  ['projects', exportThing('projects')],
  ['users', exportThing('users')],
  ['api-keys', exportThing('api-keys')],
])
