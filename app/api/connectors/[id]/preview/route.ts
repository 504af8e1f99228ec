import { PRIVATE, route } from '@/app/_transport/route'
import { readPreview } from '@/lib/features/connectors/read-preview'
import { requireContext } from '@/lib/features/viewer/current-viewer'

export const GET = route<{ id: string }>(async (_request, { id }) => Response.json(await readPreview(await requireContext(), id), { headers: PRIVATE }))
