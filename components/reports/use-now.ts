'use client'

import { useSyncExternalStore } from 'react'

const TICK_MS = 30_000

function everyTick(changed: () => void): () => void {
  const timer = setInterval(changed, TICK_MS)
  return () => clearInterval(timer)
}

/** The wall clock in steps, so that React sees the same value twice in a row. */
const now = (): number => Math.floor((performance.timeOrigin + performance.now()) / TICK_MS) * TICK_MS

/** Milliseconds since 1970. The server's may be a step behind the browser's: what is written with it says `suppressHydrationWarning`, and is right at the next step. */
export const useNow = (): number => useSyncExternalStore(everyTick, now, now)
