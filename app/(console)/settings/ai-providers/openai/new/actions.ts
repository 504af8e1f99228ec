'use server'

import { runAction } from '@/app/_transport/action'
import { cancelDraft } from '@/lib/features/connectors/cancel-draft'
import { retryPreview } from '@/lib/features/connectors/retry-preview'
import { saveConnector } from '@/lib/features/connectors/save-connector'
import { verifyNewConnector } from '@/lib/features/connectors/verify-new-connector'
import { requireContext } from '@/lib/features/viewer/current-viewer'
import { nowMs } from '@/lib/platform/clock'
import type { VerifyAnswer } from '@/components/connectors/verify'
import type { SaveInput } from '@/components/connectors/preview/use-draft-actions'

/** How long to wait is told in seconds: the browser's clock may be wrong. */
const secondsUntil = (at: string | null) => (at === null ? null : Math.max(1, Math.ceil((Date.parse(at) - nowMs()) / 1000)))

export async function verify(input: { name: string; key: string }) {
  return runAction(async (): Promise<VerifyAnswer> => {
    const answer = await verifyNewConnector(await requireContext(), input)
    if (answer.ok) return answer
    const { code, message, nextStep, retryAt, connector } = answer.problem
    return { ok: false, problem: { code, message, nextStep, retryInSeconds: secondsUntil(retryAt), connector } }
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
