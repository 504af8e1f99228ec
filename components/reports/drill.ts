import { NARROWABLE, Narrowable } from '@/lib/domain/report-narrowing'

const KINDS = new Set<string>(NARROWABLE)

/** What a group of this kind narrows a report to: most do, line items and tiers do not. */
export const narrowingOf = (by: string): Narrowable | null => (KINDS.has(by) ? Narrowable.parse(by) : null)

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
