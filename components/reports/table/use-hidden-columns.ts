'use client'

import { useMemo, useSyncExternalStore } from 'react'
import { z } from 'zod'

const Ids = z.array(z.string()).catch([])
const keyOf = (table: string) => `cloudmonitor.hidden-columns.${table}`
const listeners = new Set<() => void>()
/** For browsers that keep nothing: it holds until the page is left. */
const kept = new Map<string, string>()

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  window.addEventListener('storage', changed)
  return () => {
    listeners.delete(changed)
    window.removeEventListener('storage', changed)
  }
}

function read(table: string): string | null {
  try { return window.localStorage.getItem(keyOf(table)) ?? kept.get(table) ?? null } catch { return kept.get(table) ?? null }
}

function write(table: string, ids: string[]): void {
  const text = JSON.stringify(ids)
  kept.set(table, text)
  try { window.localStorage.setItem(keyOf(table), text) } catch { /* kept in memory */ }
  for (const changed of listeners) changed()
}

const parse = (text: string): string[] => { try { return Ids.parse(JSON.parse(text)) } catch { return [] } }

/** The columns a person put away in a table, by id; remembered in this browser for each table. `usual`: what is put away until somebody chooses. */
export function useHiddenColumns(table: string, usual: readonly string[]): [ReadonlySet<string>, (hidden: string[]) => void] {
  const text = useSyncExternalStore(subscribe, () => read(table), () => null)
  const hidden = useMemo(() => new Set(text === null ? usual : parse(text)), [text, usual])
  return [hidden, (ids) => write(table, ids)]
}
