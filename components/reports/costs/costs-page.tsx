'use client'

import { Costs } from '@/lib/features/reports/costs-model'
import { DailyStack } from '../daily-stack'
import { EmptyPeriod } from '../empty-period'
import { ReportPage } from '../report-page'
import { isUnread } from '../unsettled'
import { LineItems } from './line-items'
import { Restatements } from './restatements'
import { Settlement } from './settlement'

export const CostsPage = ({ mayConnect }: { mayConnect: boolean }) => (
  <ReportPage name="costs" schema={Costs} title="Costs" mayConnect={mayConnect}>
    {(report) => (
      <>
        {report.groups.length === 0 ? <EmptyPeriod report={report} /> : (
          <>
            <DailyStack title="Daily spend by line item" by="lineItem" stack={report} total={report.total} basis={report.basis} csv={{ name: 'costs', report, table: 'days' }} />
            <LineItems report={report} />
          </>
        )}
        {isUnread(report.days) ? null : <Settlement report={report} />}
        <Restatements report={report} />
      </>
    )}
  </ReportPage>
)
