'use server'

import { revalidatePath } from 'next/cache'
import { runAction } from '@/app/_transport/action'
import { resetModelTier } from '@/lib/features/model-tiers/reset-model-tier'
import { setModelTier } from '@/lib/features/model-tiers/set-model-tier'
import { OwnTier } from '@/lib/features/model-tiers/model-tiers-model'
import { requireContext } from '@/lib/features/viewer/current-viewer'

/** An admin's own word on a model; without one it is left to the catalogue again. */
export async function changeModelTier(model: string, is: OwnTier) {
  return runAction(async () => {
    const ctx = await requireContext()
    const own = OwnTier.safeParse(is).data
    const { was } = own?.tier === null && own.reasoning === null ? await resetModelTier(ctx, { model }) : await setModelTier(ctx, { ...is, model })
    revalidatePath('/settings/model-tiers')
    return was
  })
}
