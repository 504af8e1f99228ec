import { parseLineItem } from '@/lib/domain/line-item'
import { NARROWABLE, Narrowable } from '@/lib/domain/report-narrowing'
import { SERVICE_LABELS } from '@/lib/domain/services'

const KINDS = new Set<string>(NARROWABLE)
/** `name`: of what the report is then about, where that is not the group itself. */
type Way = { kind: Narrowable; id: string; name: string | null }

/** What a group narrows a report to: a thing to itself, a line item to the model its words name, else to the service. Batch and tiers are words only. */
export function narrowingOf(by: string, key: string): Way | null {
  const id = idOf(key)
  if (KINDS.has(by)) return { kind: Narrowable.parse(by), id, name: null }
  const { model, service } = by === 'lineItem' ? parseLineItem(id) : { model: null, service: null }
  if (model !== null) return { kind: 'model', id: model, name: model }
  return service === null ? null : { kind: 'service', id: service, name: SERVICE_LABELS[service].label }
}

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
