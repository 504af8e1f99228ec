'use client'

import { Batch } from '@/lib/features/reports/batch-model'
import { DailyStack } from '../daily-stack'
import { EmptyPeriod } from '../empty-period'
import { ReportPage } from '../report-page'
import { WorkTable } from './work-table'

export const BatchPage = ({ mayConnect }: { mayConnect: boolean }) => (
  <ReportPage name="batch" schema={Batch} title="Batch & tiers" mayConnect={mayConnect}>
    {(report) => report.batch.rows.length === 0 ? <EmptyPeriod report={{ ...report, days: report.batch.days }} /> : (
      <>
        <DailyStack title="Daily spend, batch and standard" by="batch" stack={report.batch} total={report.total} basis="allocated" csv={{ name: 'batch', report, table: 'batch' }} />
        <WorkTable cut="batch" title="Batch and standard" what="Kind" report={report} rows={report.batch.rows} />
        <DailyStack title="Daily spend by service tier" by="tier" stack={report.tiers} total={report.total} basis="allocated" csv={{ name: 'batch', report, table: 'tiers' }} />
        <WorkTable cut="tiers" title="Service tiers" what="Tier" report={report} rows={report.tiers.rows} />
      </>
    )}
  </ReportPage>
)
