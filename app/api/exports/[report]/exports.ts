import 'server-only'
import type { ReportFilter } from '@/lib/domain/report-filter'
import type { Csv } from '@/lib/features/exports/csv'
import { exportModelMix } from '@/lib/features/exports/model-mix-csv'
import { exportOverview } from '@/lib/features/exports/overview-csv'
import type { Context } from '@/lib/features/viewer/context'

type Export = (ctx: Context, filter: ReportFilter, table: string | null) => Promise<Csv>

/** The CSV of every report, by the report's word. */
export const EXPORTS = new Map<string, Export>([
  ['overview', exportOverview],
  ['model-mix', exportModelMix],
])
