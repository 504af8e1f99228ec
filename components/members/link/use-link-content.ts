import { useEffect, useState } from 'react'
import type { ActionResult } from '@/lib/queries/action-result'
import { useLinkToken } from '../link-token'

type Content<T> = { state: 'looking' } | { state: 'none' } | { state: 'refused'; message: string; nextStep: string | null } | { state: 'open'; token: string; value: T }

/** What the single-use link that opened this page offers. `look` asks the server; the token never stands in an address. */
export function useLinkContent<T>(look: (token: string) => Promise<ActionResult<T>>): Content<T> {
  const token = useLinkToken()
  const [content, setContent] = useState<Content<T>>({ state: 'looking' })
  useEffect(() => {
    if (!token) return
    let current = true
    void look(token).catch(() => null).then((answer) => {
      if (!current) return
      if (answer?.ok) setContent({ state: 'open', token, value: answer.value })
      else setContent({ state: 'refused', message: answer?.message ?? 'CloudMonitor did not answer.', nextStep: answer?.nextStep ?? 'Reload the page with the link.' })
    })
    return () => { current = false }
  }, [token, look])
  return token === null ? { state: 'none' } : content
}
