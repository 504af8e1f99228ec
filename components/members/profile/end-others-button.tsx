'use client'

import { Button } from '@mantine/core'
import { useAct } from '@/components/ui/use-act'
import { sayDone, sayFailed } from '../manage/say'
import type { EndSession } from '../end-session-button'

export function EndOthersButton({ end }: { end: EndSession }) {
  const { busy, act } = useAct()
  return <Button size="xs" variant="default" loading={busy} onClick={() => act(() => end('all others'), () => sayDone('All other sessions have ended', 'You stay signed in here.'), sayFailed)}>End all others</Button>
}
