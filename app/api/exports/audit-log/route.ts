import { csvResponse } from '@/app/_transport/csv'
import { route } from '@/app/_transport/route'
import { exportAuditLog } from '@/lib/features/audit/export-audit-log'
import { requireContext } from '@/lib/features/viewer/current-viewer'

/** The audit log as CSV: every event that its page shows with the same parameters. */
export const GET = route<object>(async (request) => csvResponse(exportAuditLog(await requireContext(), new URL(request.url).searchParams)))
