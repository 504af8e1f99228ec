import { notifications } from '@mantine/notifications'
import { useState } from 'react'

/**
 * A part of the page that loads when somebody reaches for it. `ahead`, on what stands there meanwhile, fetches it on hover and focus;
 * `want` puts it in its place, then calls `there`. Where it does not come, a message says so and the next press asks again.
 */
export function useOnDemand<Part>(load: () => Promise<Part>) {
  const [part, setPart] = useState<{ loaded: Part } | null>(null)
  const fetchAhead = () => void load().catch(() => null)
  const want = (there?: () => void) => {
    if (part) return there?.()
    load().then((loaded) => {
      setPart({ loaded })
      there?.()
    }, () => notifications.show({ color: 'red', title: 'CloudMonitor did not answer.', message: 'Check your connection and try again.' }))
  }
  return { part: part?.loaded ?? null, ahead: { onPointerEnter: fetchAhead, onFocus: fetchAhead }, want }
}
