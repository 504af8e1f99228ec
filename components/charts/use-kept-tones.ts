'use client'

import { useSyncExternalStore } from 'react'
import { z } from 'zod'
import { keepTones, type KeptTones } from '@/lib/charts/identity-tones'
import type { Series } from '@/lib/charts/stacked-days'

const STORED_AS = 'cloudmonitor.tones'
const Pairs = z.array(z.tuple([z.number(), z.number()])).catch([])
const NOTHING: KeptTones = new Map()
const listeners = new Set<() => void>()
let kept: KeptTones | null = null

function stored(): KeptTones {
  try { return new Map(Pairs.parse(JSON.parse(window.localStorage.getItem(STORED_AS) ?? '[]'))) } catch { return NOTHING }
}

const current = (): KeptTones => (kept ??= stored())

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

/** The colours things have had in this browser, so that they keep them on every page; none on the server, whose first drawing has to be the same. */
export const useKeptTones = (): KeptTones => useSyncExternalStore(subscribe, current, () => NOTHING)

/** Remembers the colours of a chart that was shown. */
export function rememberTones(series: Series[]): void {
  const next = keepTones(current(), series.map(({ key, tone }) => [key, tone] as const))
  if (next === kept) return
  kept = next
  try { window.localStorage.setItem(STORED_AS, JSON.stringify([...next])) } catch { /* it holds until the page is left */ }
  for (const changed of listeners) changed()
}

/** Leaves no trace of what was looked at: for signing out. */
export function forgetTones(): void {
  try { window.localStorage.removeItem(STORED_AS) } catch { /* nothing was kept */ }
}
