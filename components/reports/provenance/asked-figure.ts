import type { FigureId } from '@/lib/domain/figures'
import { serialiseReportFilter } from '@/lib/domain/report-filter'
import type { Narrowing } from '@/lib/domain/report-narrowing'
import type { FigureBy } from '@/lib/features/reports/provenance-model'
import type { ReportFrame } from '@/lib/features/reports/report-frame-model'

/** A figure that can be pointed at: `by` and `row` (its key) as in lib/features/reports/provenance-question, `shown` its exact value on the page. */
export type AskedFigure = { figure: FigureId; by?: FigureBy; row?: string; label?: string; shown: string | null }

/** The question of the page: its report, and on a page of one thing what that page is narrowed to. */
export type PageQuestion = { report: ReportFrame; own?: Partial<Narrowing> }

/** The address of the answer: the very days and filters of the figure, so that midnight in between changes nothing. */
export function figureQuery({ report, own }: PageQuestion, { figure, by, row }: AskedFigure): string {
  const params = serialiseReportFilter({ ...report, only: { ...report.only, ...own }, period: 'custom' })
  params.set('figure', figure)
  if (by) params.set('by', by)
  if (row) params.set('key', row)
  return params.toString()
}
