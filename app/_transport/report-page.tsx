import 'server-only'
import { dehydrate } from '@tanstack/react-query'
import { Suspense, type ComponentType } from 'react'
import { RememberedFor } from '@/components/filters/remember-filters'
import { recall, rememberedAs } from '@/components/filters/remembered'
import { Answered } from '@/components/reports/answered'
import { LiveReports } from '@/components/reports/live-reports'
import type { RemoveNameAction } from '@/components/reports/thing/remove-name'
import { ThingPage } from '@/components/reports/thing/thing-page'
import { ReportSkeleton } from '@/components/reports/report-skeleton'
import { canonicalQuery, parseReportFilter, toSearchParams, type ReportFilter } from '@/lib/domain/report-filter'
import { mayDo } from '@/lib/domain/roles'
import { THING_WORDS, thingHref, type ThingKind } from '@/lib/domain/things'
import type { Context } from '@/lib/features/viewer/context'
import { dataVersion } from '@/lib/features/reports/data-version'
import { thingExists } from '@/lib/features/reports/thing-exists'
import { requireContext } from '@/lib/features/viewer/current-viewer'
import { today } from '@/lib/platform/clock'
import { queryClient } from '@/lib/queries/query-client'
import { reportKey, VERSION_KEY } from '@/lib/queries/reports'
import { requireViewer } from './page'
import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { pathId } from './path-id'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
type Report = (ctx: Context, filter: ReportFilter) => Promise<unknown>
type Page = ComponentType<{ mayConnect: boolean }>

/** The page of a report: its first answer streams with the page, later ones come from `/api/reports/<name>`. An address without a question gets the one remembered in this browser. */
export function reportPage(name: string, title: string, report: Report, Page: Page) {
  return async function ReportRoute({ searchParams }: Props) {
    const { role, organization } = await requireViewer()
    const asked = toSearchParams(await searchParams)
    const remembered = asked.size === 0 ? recall((await cookies()).get(rememberedAs(organization.id))?.value, today()) : null
    if (remembered) redirect(`/${name}?${remembered}`)
    return (
      <Suspense fallback={<ReportSkeleton title={title} />}>
        <RememberedFor organizationId={organization.id}><Answer name={name} query={canonicalQuery(asked)} report={report} Page={Page} mayConnect={mayDo(role, 'connector:write')} /></RememberedFor>
      </Suspense>
    )
  }
}

type ThingProps = Props & { params: Promise<{ id: string }> }
type ThingReport = (ctx: Context, filter: ReportFilter, id: string) => Promise<unknown>

/** The page of one project, person or API key, under `/<kind>/<id>`; 404 for one that the organization does not have. `removeName`: what an admin may do to a person. */
export function thingPage(kind: ThingKind, report: ThingReport, removeName?: RemoveNameAction) {
  return async function ThingRoute({ params, searchParams }: ThingProps) {
    const id = await params.then((read) => pathId(read.id)).catch(() => notFound())
    await requireViewer()
    if (!(await thingExists(await requireContext(), kind, id))) notFound()
    const Page = reportPage(thingHref(kind, id).slice(1), THING_WORDS[kind].one, (ctx, filter) => report(ctx, filter, id), ({ mayConnect }) => <ThingPage kind={kind} id={id} mayConnect={mayConnect} removeName={mayConnect ? removeName : undefined} />)
    return Page({ searchParams })
  }
}

/** A report that fails here is asked for again by the browser, through the route that words and logs the reason. The version comes first: what lands in between is noticed. */
async function Answer({ name, query, report, Page, mayConnect }: { name: string; query: string; report: Report; Page: Page; mayConnect: boolean }) {
  const client = queryClient()
  const madeFrom = await client.query({ queryKey: VERSION_KEY, queryFn: async () => dataVersion(await requireContext()), retry: false }).then(({ version }) => version, () => null)
  const queryFn = async () => report(await requireContext(), parseReportFilter(new URLSearchParams(query), today()))
  await client.query({ queryKey: reportKey(name, query), queryFn, retry: false }).catch(() => null)
  return <Answered answers={JSON.stringify(dehydrate(client))}><LiveReports madeFrom={madeFrom} /><Page mayConnect={mayConnect} /></Answered>
}
