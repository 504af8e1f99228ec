import { StatePage } from '@/components/ui/state-page'
import type { ReportFrame, Stack } from '@/lib/features/reports/report-frame-model'
import { isNarrowed } from '@/lib/domain/report-narrowing'
import { formatRange } from './day-range'

/** No bar to draw: because nothing was read, because nothing is billed yet, or because nothing was spent. */
export function EmptyPeriod({ report: { from, to, days, only } }: { report: ReportFrame & Pick<Stack, 'days'> }) {
  const range = formatRange({ from, to })
  if (days.every((day) => day.state === 'missing')) {
    return <StatePage as="h2" title="Not read yet"><p>{range} has not been read from OpenAI. Choose a later period, or wait until the history is imported.</p></StatePage>
  }
  if (days.every((day) => day.amount === null)) {
    return <StatePage as="h2" title="No dollars known yet"><p>OpenAI bills a day after it ends; {range} is not settled yet.</p></StatePage>
  }
  return <StatePage as="h2" title="Nothing was spent in this period"><p>{range} was read and holds no dollars. Choose another period or other {isNarrowed(only) ? 'filters' : 'connectors'}.</p></StatePage>
}
