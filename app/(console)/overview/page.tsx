import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { Suspense } from 'react'
import { requireViewer } from '@/app/_transport/page'
import { OverviewPage } from '@/components/reports/overview/overview-page'
import { OverviewSkeleton } from '@/components/reports/overview/overview-skeleton'
import { canonicalQuery, parseReportFilter, toSearchParams } from '@/lib/domain/report-filter'
import { mayDo } from '@/lib/domain/roles'
import { overviewReport } from '@/lib/features/reports/overview'
import { requireContext } from '@/lib/features/viewer/current-viewer'
import { today } from '@/lib/platform/clock'
import { queryClient } from '@/lib/queries/query-client'
import { overviewKey } from '@/lib/queries/reports'

export const metadata: Metadata = { title: 'Overview' }

export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { role } = await requireViewer()
  const query = canonicalQuery(toSearchParams(await searchParams))
  return <Suspense fallback={<OverviewSkeleton />}><Report query={query} mayConnect={mayDo(role, 'connector:write')} /></Suspense>
}

/** A report that fails here is asked for again by the browser, through the route that words and logs the reason. */
async function Report({ query, mayConnect }: { query: string; mayConnect: boolean }) {
  const client = queryClient()
  const report = async () => overviewReport(await requireContext(), parseReportFilter(new URLSearchParams(query), today()))
  await client.query({ queryKey: overviewKey(query), queryFn: report, retry: false }).catch(() => null)
  return <HydrationBoundary state={dehydrate(client)}><OverviewPage mayConnect={mayConnect} /></HydrationBoundary>
}
