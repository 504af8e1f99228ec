'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const REFRESH_MS = 5_000

/** Draws nothing: asks for the page anew every five seconds while it is looked at, without losing scroll or focus. */
export function RefreshWhileOpen() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => { if (document.visibilityState === 'visible') router.refresh() }, REFRESH_MS)
    return () => clearInterval(timer)
  }, [router])
  return null
}
