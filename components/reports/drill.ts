import type { BilledFor } from '@/lib/features/reports/report-frame-model'
import { NARROWABLE, Narrowable } from '@/lib/domain/report-narrowing'

const KINDS = new Set<string>(NARROWABLE)
/** `name`: of what the report is then about, where that is not the group itself. */
type Way = { kind: Narrowable; id: string; name: string | null }

/** What a group narrows a report to: a thing to itself, a line item to what it is billed for. Batch and tiers are words only. */
export const narrowingOf = (by: string, { key, billedFor }: { key: string; billedFor?: BilledFor | undefined }): Way | null =>
  (KINDS.has(by) ? { kind: Narrowable.parse(by), id: idOf(key), name: null } : billedFor ?? null)

/** The id behind a group's key (`thing:proj_1`). */
export const idOf = (key: string): string => key.replace(/^thing:/, '')

/** The same question of this thing alone; null where it is that already. */
export function narrowedQuery(query: string, kind: Narrowable, id: string): string | null {
  const params = new URLSearchParams(query)
  const chosen = params.getAll(kind)
  if (chosen.length === 1 && chosen[0] === id) return null
  params.delete(kind)
  params.append(kind, id)
  return params.toString()
}
