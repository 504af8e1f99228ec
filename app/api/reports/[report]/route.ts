import { PRIVATE, route } from '@/app/_transport/route'
import { NotFound } from '@/lib/domain/errors'
import { parseReportFilter } from '@/lib/domain/report-filter'
import { requireContext } from '@/lib/features/viewer/current-viewer'
import { today } from '@/lib/platform/clock'
import { REPORTS } from './reports'

/** One report as JSON: dollars as exact decimal text, tokens as text, days UTC. */
export const GET = route<{ report: string }>(async (request, { report: name }) => {
  const ctx = await requireContext()
  const report = REPORTS.get(name)
  if (!report) throw new NotFound('This report')
  const filter = parseReportFilter(new URL(request.url).searchParams, today())
  return Response.json(await report(ctx, filter), { headers: PRIVATE })
})
