'use client'

import { useQuery } from '@tanstack/react-query'
import { FilterBar } from '@/components/filters/filter-bar'
import { useReportFilter } from '@/components/filters/use-report-filter'
import { Freshness } from '@/components/reports/freshness'
import { LoadingLine } from '@/components/reports/loading-line'
import { ReportError } from '@/components/reports/report-error'
import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import { overviewQuery } from '@/lib/queries/reports'
import { overviewCsvHref } from './csv-href'
import { OverviewContent } from './overview-content'
import { FiguresSkeleton } from './overview-skeleton'

export function OverviewPage({ mayConnect }: { mayConnect: boolean }) {
  const filter = useReportFilter()
  const { data: report, error, isPlaceholderData, refetch } = useQuery(overviewQuery(filter.query))
  const connected = !report || report.connectors.length > 0
  return (
    <>
      <PageHeader
        title="Overview"
        description={report && connected ? <Freshness updatedAt={report.updatedAt} settledThrough={report.settledThrough} /> : '\u00a0'}
        actions={report && connected ? <ButtonLink href={overviewCsvHref(report, 'days')} variant="default">Export CSV</ButtonLink> : null}
      />
      {connected ? <FilterBar filter={filter} connectors={report?.connectors ?? []} /> : null}
      <LoadingLine on={isPlaceholderData} />
      {report ? <div aria-busy={isPlaceholderData}><OverviewContent report={report} mayConnect={mayConnect} /></div>
        : error ? <ReportError error={error} retry={() => void refetch()} reset={filter.reset} />
        : <FiguresSkeleton />}
    </>
  )
}
