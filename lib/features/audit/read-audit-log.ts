import 'server-only'
import { z } from 'zod'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { inTenantSql, type SqlTx } from '@/lib/platform/tenant'
import { auditEvents } from './audit-events'
import { parseAuditFilter } from './audit-filter'
import type { AuditLog } from './audit-model'
import { auditNames } from './audit-names'

const EVENTS_A_PAGE = 50
const Actors = z.array(z.object({ kind: z.string(), id: z.string() }))
const Actions = z.array(z.object({ action: z.string() }))

/** One page of the organization's audit log, newest first, and what it can be narrowed to. @throws NotAllowed, Invalid for a filter that cannot be read */
export async function readAuditLog(ctx: Context, params: URLSearchParams): Promise<AuditLog> {
  authorize(ctx, 'audit:read')
  const filter = parseAuditFilter(params)
  return inTenantSql(ctx, async (tx) => {
    const names = await auditNames(tx, ctx)
    return { ...(await auditEvents(tx, ctx, filter, names, EVENTS_A_PAGE)), ...(await choices(tx, ctx, names)) }
  }, 'read')
}

async function choices(tx: SqlTx, ctx: Context, names: Map<string, string>): Promise<Pick<AuditLog, 'actors' | 'actions'>> {
  const actors = Actors.parse((await tx.query('select distinct "actorKind" as kind, "actorId" as id from "AuditEvent" where "organizationId" = $1', [ctx.organizationId])).rows)
  const actions = Actions.parse((await tx.query('select distinct action from "AuditEvent" where "organizationId" = $1 order by action', [ctx.organizationId])).rows)
  const named = actors.map(({ kind, id }) => ({ value: `${kind}:${id}`, label: names.get(id) ?? id }))
  return { actors: named.sort((a, b) => (a.value.startsWith('user') === b.value.startsWith('user') ? a.label.localeCompare(b.label, 'en') : a.value.startsWith('user') ? -1 : 1)), actions: actions.map(({ action }) => action) }
}
