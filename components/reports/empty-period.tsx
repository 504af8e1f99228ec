import { StatePage } from '@/components/ui/state-page'
import type { Unit } from '@/lib/charts/stacked-days'
import type { ReportFrame, Stack } from '@/lib/features/reports/report-frame-model'
import { emptyWords } from './empty-words'

/** In place of a chart without a bar. `unit`: of the days. */
export function EmptyPeriod({ report, unit = 'USD' }: { report: ReportFrame & Pick<Stack, 'days'>; unit?: Unit }) {
  const { title, text } = emptyWords(report, unit)
  return <StatePage as="h2" title={title}><p>{text}</p></StatePage>
}
