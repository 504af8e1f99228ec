import 'server-only'
import type { Context } from '@/lib/features/viewer/context'
import { sql, type SqlTx, type Tx } from '@/lib/platform/tenant'

type Value = string | number | boolean | null
/** What happened to what. `change` holds ids, counts and settings, before and after where there was one: never a name, an e-mail or a secret. */
export type AuditEntry = { action: string; subjectKind: string; subjectId: string; change: Record<string, Value | { from: Value; to: Value }> }

const INSERT = `insert into "AuditEvent" ("organizationId", "actorKind", "actorId", action, "subjectKind", "subjectId", change, address) values ($1::uuid, $2, $3, $4, $5, $6, $7::jsonb, $8)`

const valuesOf = (ctx: Context, entry: AuditEntry) => {
  const actor = ctx.actor.kind === 'user' ? { id: ctx.actor.id, address: ctx.actor.address ?? null } : { id: ctx.actor.name, address: null }
  return [ctx.organizationId, ctx.actor.kind, actor.id, entry.action, entry.subjectKind, entry.subjectId, JSON.stringify(entry.change), actor.address]
}

/** Writes who did it, in the transaction that did it: both are there or neither. */
export async function recordAudit(tx: Tx | SqlTx, ctx: Context, entry: AuditEntry): Promise<void> {
  await sql(tx, INSERT, valuesOf(ctx, entry))
}

/** Writes that a job opens a connector's key: once per run, however many of its steps ask (a unique index holds that). */
export async function recordKeyUse(tx: Tx | SqlTx, ctx: Context, connectorId: string): Promise<void> {
  if (ctx.actor.kind !== 'job') return
  const entry = { action: 'connector.key_opened', subjectKind: 'connector', subjectId: connectorId, change: { run: ctx.actor.run ?? null } }
  await sql(tx, `${INSERT} on conflict do nothing`, valuesOf(ctx, entry))
}
