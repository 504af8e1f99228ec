'use client'

import { GroupByFilter } from '@/components/filters/group-by-filter'
import { Overview } from '@/lib/features/reports/overview-model'
import { ReportPage } from '../report-page'
import { OverviewContent } from './overview-content'

export const OverviewPage = ({ mayConnect }: { mayConnect: boolean }) => (
  <ReportPage name="overview" schema={Overview} title="Overview" mayConnect={mayConnect} control={(filter) => <GroupByFilter value={filter.groupBy} onChange={filter.chooseGroupBy} />}>
    {(report) => <OverviewContent report={report} />}
  </ReportPage>
)
