import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ActionResult } from '@/lib/queries/action-result'
import type { HistoryDays } from './save-bar'

export type SaveInput = { draftId: string; historyDays: HistoryDays; vendorOrganizationId?: string }
export type DraftActions = {
  save: (input: SaveInput) => Promise<ActionResult<{ name: string }>>
  cancel: (draftId: string) => Promise<ActionResult<null>>
  retry: (draftId: string) => Promise<ActionResult<null>>
}
type Failure = { code: string; message: string; nextStep: string | null }
const NO_ANSWER: Failure = { code: 'no_answer', message: 'CloudMonitor did not answer.', nextStep: 'Check your connection and try again.' }

/** Save, Cancel and Retry of a draft: one at a time, with what went wrong, and where success leads. */
export function useDraftActions(draftId: string, actions: DraftActions, changed: () => void) {
  const router = useRouter()
  const [busy, setBusy] = useState<'save' | 'cancel' | 'retry' | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)

  async function run<T>(what: 'save' | 'cancel' | 'retry', work: () => Promise<ActionResult<T>>): Promise<T | undefined> {
    setBusy(what)
    setFailure(null)
    const answer = await work().catch(() => null)
    if (answer?.ok) return answer.value
    setFailure(answer ?? NO_ANSWER)
    setBusy(null)
    changed()
    return undefined
  }

  async function save(input: Omit<SaveInput, 'draftId'>) {
    const saved = await run('save', () => actions.save({ draftId, ...input }))
    if (!saved) return
    notifications.show({ title: `${saved.name} is connected`, message: input.historyDays === 14 ? 'Reports show the last 14 days now.' : 'Reports show the last 14 days now; older days follow by themselves.' })
    router.push('/overview')
  }
  async function cancel() {
    if ((await run('cancel', () => actions.cancel(draftId))) === undefined) return
    notifications.show({ title: 'Cancelled', message: 'The key and the draft were destroyed.' })
    router.push('/settings/ai-providers/openai')
  }
  async function retry() {
    if ((await run('retry', () => actions.retry(draftId))) === undefined) return
    setBusy(null)
    changed()
  }
  return { busy, failure, save, cancel, retry }
}
