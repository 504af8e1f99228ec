'use client'

import { useSyncExternalStore } from 'react'

const TICK_MS = 30_000

function everyTick(changed: () => void): () => void {
  const timer = setInterval(changed, TICK_MS)
  return () => clearInterval(timer)
}

/** The browser's wall clock in steps, so that React sees the same value twice in a row. */
const now = (): number => Math.floor((performance.timeOrigin + performance.now()) / TICK_MS) * TICK_MS

/** Milliseconds since 1970; null on the server and until hydration, whose texts have to be the same. */
export const useNow = (): number | null => useSyncExternalStore(everyTick, now, () => null)
