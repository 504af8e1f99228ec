'use server'

import { revalidatePath } from 'next/cache'
import { runAction } from '@/app/_transport/action'
import { syncConnectorNow } from '@/lib/features/connectors/sync-connector-now'
import { requireContext } from '@/lib/features/viewer/current-viewer'

export async function sync(connectorId: string) {
  return runAction(async () => {
    try {
      return await syncConnectorNow(await requireContext(), connectorId)
    } finally {
      revalidatePath('/settings/ai-providers/openai')
    }
  })
}
