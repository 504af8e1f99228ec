import tones from '@/components/charts/tones.module.css'
import type { Overview } from '@/lib/features/reports/overview-model'
import { DailySpend } from './daily-spend'
import { EmptyPeriod } from './empty-period'
import { Kpis } from './kpis'
import { NoConnector } from './no-connector'
import { Notices } from './notices'
import classes from './overview-content.module.css'
import { RankedGroups } from './ranked-groups'

/** The figures, or what stands in their place. */
export function OverviewContent({ report, mayConnect }: { report: Overview; mayConnect: boolean }) {
  if (report.connectors.length === 0) return <NoConnector mayConnect={mayConnect} />
  const unread = report.days.every((day) => day.state === 'missing')
  return (
    <div className={`${tones.tones} ${classes.stack}`}>
      <Notices report={report} />
      {unread ? null : <Kpis kpis={report.kpis} />}
      {report.groups.length === 0 ? <EmptyPeriod report={report} /> : <><DailySpend report={report} /><RankedGroups report={report} /></>}
    </div>
  )
}
