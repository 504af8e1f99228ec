'use server'

import { runAction } from '@/app/_transport/action'
import { cancelDraft } from '@/lib/features/connectors/cancel-draft'
import { retryPreview } from '@/lib/features/connectors/retry-preview'
import { saveConnector } from '@/lib/features/connectors/save-connector'
import { verifyNewConnector } from '@/lib/features/connectors/verify-new-connector'
import { requireContext } from '@/lib/features/viewer/current-viewer'
import type { KeyAnswer } from '@/components/connectors/verify'
import type { SaveInput } from '@/components/connectors/preview/use-draft-actions'
import { forTheBrowser } from '../key-problem'

export async function verify(input: { name: string; key: string }) {
  return runAction(async (): Promise<KeyAnswer<{ draftId: string }>> => {
    const answer = await verifyNewConnector(await requireContext(), input)
    return answer.ok ? { ok: true, value: { draftId: answer.draftId } } : { ok: false, problem: forTheBrowser(answer.problem, answer.problem.connector) }
  })
}

export async function save(input: SaveInput) {
  return runAction(async () => {
    const { name } = await saveConnector(await requireContext(), input)
    return { name }
  })
}

export async function cancel(draftId: string) {
  return runAction(async () => {
    await cancelDraft(await requireContext(), draftId)
    return null
  })
}

export async function retry(draftId: string) {
  return runAction(async () => {
    await retryPreview(await requireContext(), draftId)
    return null
  })
}
