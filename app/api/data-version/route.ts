import { PRIVATE, route } from '@/app/_transport/route'
import { dataVersion } from '@/lib/features/reports/data-version'
import { requireContext } from '@/lib/features/viewer/current-viewer'

/** Whether an open page is out of date: the version it was made from differs from this one. */
export const GET = route<object>(async () => Response.json(await dataVersion(await requireContext()), { headers: PRIVATE }))
