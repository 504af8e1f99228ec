'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ZodType } from 'zod'
import tones from '@/components/charts/tones.module.css'
import { ChosenFilters } from '@/components/filters/chosen-filters'
import { FilterBar } from '@/components/filters/filter-bar'
import { useRememberFilters } from '@/components/filters/remember-filters'
import { useReportFilter, type FilterControls } from '@/components/filters/use-report-filter'
import type { Crumb } from '@/components/ui/breadcrumbs'
import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import type { ReportFrame } from '@/lib/features/reports/report-frame-model'
import { Refusal } from '@/lib/queries/problem'
import { reportQuery } from '@/lib/queries/reports'
import { csvHref } from './csv-href'
import { Freshness } from './freshness'
import { LoadingLine } from './loading-line'
import { Narrowed } from './narrowed'
import { NoConnector } from './no-connector'
import { Notices } from './notices'
import { PrintButton } from './print-button'
import { PrintHead } from './print-head'
import { HowMadeContext } from './provenance/how-made-context'
import { ReportError } from './report-error'
import { FiguresSkeleton } from './report-skeleton'
import classes from './report-stack.module.css'

type Props<R extends ReportFrame> = {
  /** As in the address of its route: `overview`, or `projects/proj_1`. */
  name: string
  schema: ZodType<R>
  title: string | ((report: R) => string)
  crumbs?: Crumb[]
  mayConnect: boolean
  /** At the end of the filters: what only this report can be asked. */
  control?: (filter: FilterControls) => ReactNode
  children: (report: R, filter: FilterControls) => ReactNode
}

const unanswerable = (error: Error | null) => error instanceof Refusal && (error.status === 400 || error.status === 404)

/** What all report pages share: question, freshness, export, and every state but the figures themselves. */
export function ReportPage<R extends ReportFrame>({ name, schema, title, crumbs, mayConnect, control, children }: Props<R>) {
  const filter = useReportFilter()
  const { data: report, error, isPlaceholderData, refetch } = useQuery(reportQuery(name, schema, filter.query))
  useRememberFilters(unanswerable(error) ? null : report && !isPlaceholderData ? filter.lasting : undefined)
  const connected = !report || report.connectors.length > 0
  const heading = typeof title === 'string' ? title : report ? title(report) : '…'
  return (
    <>
      <PageHeader
        title={heading} crumbs={crumbs}
        description={report && connected ? <Freshness updatedAt={report.updatedAt} settledThrough={report.settledThrough} /> : '\u00a0'}
        actions={report && connected ? <><PrintButton /><ButtonLink href={csvHref(name, report)} variant="default">Export CSV</ButtonLink></> : null}
      />
      {connected ? <FilterBar filter={filter} connectors={report?.connectors ?? []}>{control?.(filter)}</FilterBar> : null}
      <ChosenFilters filter={filter} />
      <LoadingLine on={isPlaceholderData} />
      {report ? (
        <div aria-busy={isPlaceholderData}>
          {connected ? <div className={`${tones.tones} ${classes.stack}`}><PrintHead report={report} filter={filter} /><Notices report={report} /><Narrowed only={report.only} /><HowMadeContext report={report}>{children(report, filter)}</HowMadeContext></div> : <NoConnector mayConnect={mayConnect} />}
        </div>
      ) : error ? <ReportError error={error} retry={() => void refetch()} reset={filter.reset} /> : <FiguresSkeleton />}
    </>
  )
}
