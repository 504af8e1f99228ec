import 'server-only'
import { z } from 'zod'
import { startOfDayMs } from '@/lib/domain/day'
import type { Context } from '@/lib/features/viewer/context'
import type { SqlTx } from '@/lib/platform/tenant'
import { AuditChange, type AuditEntryShown } from './audit-model'
import { cursorOf, type AuditFilter } from './audit-filter'

const Rows = z.array(z.object({
  id: z.uuid(), at: z.date(), actorKind: z.string(), actorId: z.string(), action: z.string(), subjectKind: z.string(), subjectId: z.string(), change: AuditChange, address: z.string().nullable(),
}))

/** A page of the events that the filter asks for, newest first, and the cursor of the next one. Keyset: as quick on the last page as on the first. */
export async function auditEvents(tx: SqlTx, ctx: Context, filter: AuditFilter, names: Map<string, string>, most: number): Promise<{ events: AuditEntryShown[]; older: string | null }> {
  const { where, values } = conditions(ctx, filter, names)
  const { rows } = await tx.query(
    `select id, at, "actorKind", "actorId", action, "subjectKind", "subjectId", change, address from "AuditEvent" where ${where} order by at desc, id desc limit ${most + 1}`, values)
  const found = Rows.parse(rows)
  const last = found.length > most ? found[most - 1] : undefined
  const named = (id: string) => ({ id, label: names.get(id) ?? null })
  return {
    events: found.slice(0, most).map(({ at, actorId, subjectId, ...event }) => ({ ...event, at: at.toISOString(), actor: named(actorId), subject: named(subjectId) })),
    older: last ? cursorOf(last) : null,
  }
}

function conditions(ctx: Context, { text, actor, action, from, to, before }: AuditFilter, names: Map<string, string>) {
  const values: unknown[] = [ctx.organizationId]
  const parts = ['"organizationId" = $1']
  const add = (part: (...places: string[]) => string, ...added: unknown[]) => parts.push(part(...added.map((value) => `$${values.push(value)}`)))
  const [kind, id] = actor?.split(':') ?? []
  if (kind) add((place) => `"actorKind" = ${place}`, kind.replace(/s$/, ''))
  if (id) add((place) => `"actorId" = ${place}`, id)
  if (action) add((place) => `action = ${place}`, action)
  if (from) add((place) => `at >= ${place}`, new Date(startOfDayMs(from)))
  if (to) add((place) => `at < (${place}::date + 1)::timestamp at time zone 'UTC'`, to)
  if (before) add((at, event) => `(at, id) < (${at}::timestamptz, ${event}::uuid)`, new Date(before.atMs), before.id)
  if (text) {
    const wanted = text.toLowerCase()
    const ids = [...names].filter(([, label]) => label.toLowerCase().includes(wanted)).map(([named]) => named)
    add((place, known) => `(position(${place} in lower(concat_ws(' ', replace(replace(action, '.', ' '), '_', ' '), action, "actorId", "subjectKind", "subjectId", change::text, address))) > 0
      or "actorId" = any(${known}::text[]) or "subjectId" = any(${known}::text[]))`, wanted, ids)
  }
  return { where: parts.join(' and '), values }
}
