'use client'

import { Services } from '@/lib/features/reports/services-model'
import { DailyStack } from '../daily-stack'
import { EmptyPeriod } from '../empty-period'
import { ReportPage } from '../report-page'
import { isUnread } from '../unsettled'
import { DailyUnits } from './daily-units'
import { ServiceTable } from './service-table'

export const ServicesPage = ({ mayConnect }: { mayConnect: boolean }) => (
  <ReportPage name="services" schema={Services} title="Services" mayConnect={mayConnect}>
    {(report) => isUnread(report.days) && isUnread(report.daily) ? <EmptyPeriod report={report} /> : (
      <>
        {report.groups.length === 0 ? <EmptyPeriod report={report} /> : <DailyStack title="Daily spend by service" by="service" stack={report} total={report.total} basis={report.basis} csv={{ name: 'services', report, table: 'days' }} />}
        <ServiceTable report={report} />
        <DailyUnits report={report} />
      </>
    )}
  </ReportPage>
)
