import 'server-only'
import type { Context } from '@/lib/features/viewer/context'
import { sql, type SqlTx, type Tx } from '@/lib/platform/tenant'

/** What happened to what. `change` holds ids, counts and settings: never a name, an e-mail or a secret. */
export type AuditEntry = { action: string; subjectKind: string; subjectId: string; change: Record<string, string | number | boolean | null> }

/** Writes who did it, in the transaction that did it: both are there or neither. */
export async function recordAudit(tx: Tx | SqlTx, ctx: Context, entry: AuditEntry): Promise<void> {
  const actor = ctx.actor.kind === 'user' ? { id: ctx.actor.id, address: ctx.actor.address ?? null } : { id: ctx.actor.name, address: null }
  await sql(tx, `insert into "AuditEvent" ("organizationId", "actorKind", "actorId", action, "subjectKind", "subjectId", change, address) values ($1::uuid, $2, $3, $4, $5, $6, $7::jsonb, $8)`,
    [ctx.organizationId, ctx.actor.kind, actor.id, entry.action, entry.subjectKind, entry.subjectId, JSON.stringify(entry.change), actor.address])
}
