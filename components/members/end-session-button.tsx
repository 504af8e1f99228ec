'use client'

import { Button } from '@mantine/core'
import { useAct } from '@/components/ui/use-act'
import type { ActionResult } from '@/lib/queries/action-result'
import { sayDone, sayFailed } from './manage/say'

export type EndSession = (sessionId: string) => Promise<ActionResult<unknown>>

export function EndSessionButton({ id, label, end }: { id: string; label: string; end: EndSession }) {
  const { busy, act } = useAct()
  return <Button size="xs" variant="default" loading={busy} aria-label={label} onClick={() => act(() => end(id), () => sayDone('The session has ended', 'That browser has to sign in again.'), sayFailed)}>End</Button>
}
