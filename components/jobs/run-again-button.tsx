'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTransition } from 'react'
import type { ActionResult } from '@/lib/queries/action-result'

export type RunAgainAction = (runId: string) => Promise<ActionResult<null>>

export function RunAgainButton({ runId, name, runAgain }: { runId: string; name: string; runAgain: RunAgainAction }) {
  const [busy, start] = useTransition()
  const run = () => start(async () => {
    const answer = await runAgain(runId).catch(() => null)
    if (answer?.ok) notifications.show({ title: `${name} starts again`, message: 'The worker takes it within a second; this page follows.' })
    else notifications.show({ color: 'red', autoClose: 10_000, title: answer?.message ?? 'CloudMonitor did not answer.', message: answer?.nextStep ?? 'Check your connection and try again.' })
  })
  return <Button size="xs" variant="default" loading={busy} onClick={run}>Run again</Button>
}
