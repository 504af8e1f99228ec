import { PRIVATE, route } from '@/app/_transport/route'
import { NotFound } from '@/lib/domain/errors'
import { parseReportFilter } from '@/lib/domain/report-filter'
import { requireContext } from '@/lib/features/viewer/current-viewer'
import { today } from '@/lib/platform/clock'
import { THING_REPORTS } from '../reports'
import { pathId } from '@/app/_transport/path-id'

/** The report of one project, person or API key as JSON: dollars as exact decimal text, tokens as text, days UTC. */
export const GET = route<{ report: string; id: string }>(async (request, { report: name, id }) => {
  const ctx = await requireContext()
  const report = THING_REPORTS.get(name)
  if (!report) throw new NotFound('This report')
  const filter = parseReportFilter(new URL(request.url).searchParams, today())
  return Response.json(await report(ctx, filter, pathId(id)), { headers: PRIVATE })
})
