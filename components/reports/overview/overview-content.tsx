import { GROUP_BY_LABELS } from '@/lib/domain/report-filter'
import type { Overview } from '@/lib/features/reports/overview-model'
import { DailyStack } from '../daily-stack'
import { EmptyPeriod } from '../empty-period'
import { isUnread } from '../unsettled'
import { ConnectorHealth } from './connector-health'
import { Kpis } from './kpis'
import { Movers } from './movers'
import { RankedGroups } from './ranked-groups'

/** `Daily spend by API key`: a word, but not an abbreviation, loses its capital inside a heading. */
const inside = (name: string) => name.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())

/** The figures, or what stands in their place. */
export function OverviewContent({ report }: { report: Overview }) {
  return (
    <>
      {isUnread(report.days) ? null : <Kpis report={report} />}
      {report.groups.length === 0 ? <EmptyPeriod report={report} /> : (
        <>
          <DailyStack title={`Daily spend by ${inside(GROUP_BY_LABELS[report.groupBy].one)}`} by={report.groupBy} stack={report} total={report.kpis.totalSpend.amount} basis={report.basis} csv={{ name: 'overview', report, table: 'days' }} />
          <Movers report={report} />
          <RankedGroups report={report} />
        </>
      )}
      <ConnectorHealth report={report} />
    </>
  )
}
