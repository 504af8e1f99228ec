import { PRIVATE, route } from '@/app/_transport/route'
import { parseReportFilter } from '@/lib/domain/report-filter'
import { provenance } from '@/lib/features/reports/provenance'
import { parseFigureQuestion } from '@/lib/features/reports/provenance-question'
import { requireContext } from '@/lib/features/viewer/current-viewer'
import { today } from '@/lib/platform/clock'

/** How one figure of a report was made, as JSON: dollars as exact decimal text, counts as text, days UTC. */
export const GET = route(async (request) => {
  const ctx = await requireContext()
  const params = new URL(request.url).searchParams
  return Response.json(await provenance(ctx, parseReportFilter(params, today()), parseFigureQuestion(params)), { headers: PRIVATE })
})
