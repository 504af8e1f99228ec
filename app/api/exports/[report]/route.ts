import { csvResponse } from '@/app/_transport/csv'
import { route } from '@/app/_transport/route'
import { NotFound } from '@/lib/domain/errors'
import { parseReportFilter } from '@/lib/domain/report-filter'
import { requireContext } from '@/lib/features/viewer/current-viewer'
import { today } from '@/lib/platform/clock'
import { EXPORTS, wishOf } from './exports'

/** A report as CSV: what its page shows with the same parameters. */
export const GET = route<{ report: string }>(async (request, { report: name }) => {
  const ctx = await requireContext()
  const exported = EXPORTS.get(name)
  if (!exported) throw new NotFound('This report')
  const params = new URL(request.url).searchParams
  return csvResponse(await exported(ctx, parseReportFilter(params, today()), wishOf(params)))
})
