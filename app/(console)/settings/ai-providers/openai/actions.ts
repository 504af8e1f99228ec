'use server'

import { revalidatePath } from 'next/cache'
import { runAction } from '@/app/_transport/action'
import { pauseConnector } from '@/lib/features/connectors/pause-connector'
import { removeConnector } from '@/lib/features/connectors/remove-connector'
import { renameConnector } from '@/lib/features/connectors/rename-connector'
import { replaceConnectorKey } from '@/lib/features/connectors/replace-connector-key'
import { resumeConnector } from '@/lib/features/connectors/resume-connector'
import { syncConnectorNow } from '@/lib/features/connectors/sync-connector-now'
import { requireContext } from '@/lib/features/viewer/current-viewer'
import type { KeyAnswer } from '@/components/connectors/verify'
import { forTheBrowser } from './key-problem'

/** Does the work and lets the pages of the connectors read anew, also after a failure: it may have changed their status. */
const runAndShow = <T>(work: () => Promise<T>) => runAction(async () => {
  try {
    return await work()
  } finally {
    revalidatePath('/settings/ai-providers', 'layout')
  }
})

export async function sync(connectorId: string) {
  return runAndShow(async () => syncConnectorNow(await requireContext(), connectorId))
}

export async function rename(input: { connectorId: string; name: string }) {
  return runAndShow(async () => {
    await renameConnector(await requireContext(), input)
    return null
  })
}

export async function pause(connectorId: string) {
  return runAndShow(async () => {
    await pauseConnector(await requireContext(), connectorId)
    return null
  })
}

export async function resume(connectorId: string) {
  return runAndShow(async () => {
    await resumeConnector(await requireContext(), connectorId)
    return null
  })
}

export async function replaceKey(input: { connectorId: string; key: string }) {
  return runAndShow(async (): Promise<KeyAnswer<{ name: string; keyLast4: string }>> => {
    const answer = await replaceConnectorKey(await requireContext(), input)
    if (!answer.ok) return { ok: false, problem: forTheBrowser(answer.problem) }
    const { name, keyLast4 } = answer.connector
    return { ok: true, value: { name, keyLast4 } }
  })
}

/** Shows nothing anew: the page of what was removed has to be left first. */
export async function remove(input: { connectorId: string; history: 'keep' | 'delete' }) {
  return runAction(async () => {
    await removeConnector(await requireContext(), input)
    return null
  })
}
