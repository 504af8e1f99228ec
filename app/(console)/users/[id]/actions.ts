'use server'

import { runAction } from '@/app/_transport/action'
import { removePersonName } from '@/lib/features/people/remove-person-name'
import { requireContext } from '@/lib/features/viewer/current-viewer'

export async function removeName(input: { personId: string }) {
  return runAction(async () => removePersonName(await requireContext(), input))
}
