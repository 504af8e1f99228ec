import { csvResponse } from '@/app/_transport/csv'
import { route } from '@/app/_transport/route'
import { NotFound } from '@/lib/domain/errors'
import { parseReportFilter } from '@/lib/domain/report-filter'
import { requireContext } from '@/lib/features/viewer/current-viewer'
import { today } from '@/lib/platform/clock'
import { THING_EXPORTS, wishOf } from '../exports'
import { pathId } from '@/app/_transport/path-id'

/** The report of one project, person or API key as CSV. */
export const GET = route<{ report: string; id: string }>(async (request, { report: name, id }) => {
  const ctx = await requireContext()
  const exported = THING_EXPORTS.get(name)
  if (!exported) throw new NotFound('This report')
  const params = new URL(request.url).searchParams
  return csvResponse(await exported(pathId(id))(ctx, parseReportFilter(params, today()), wishOf(params)))
})
