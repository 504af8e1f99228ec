'use server'

import { revalidatePath } from 'next/cache'
import { runAction } from '@/app/_transport/action'
import { runAgain } from '@/lib/features/jobs/run-again'
import { requireContext } from '@/lib/features/viewer/current-viewer'

export async function runJobAgain(runId: string) {
  return runAction(async () => {
    await runAgain(await requireContext(), runId)
    revalidatePath('/settings/jobs')
    return null
  })
}
