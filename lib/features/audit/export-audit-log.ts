import 'server-only'
import { csvLines, safeText, type Csv } from '@/lib/features/exports/csv'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { today } from '@/lib/platform/clock'
import { inTenantSql } from '@/lib/platform/tenant'
import { auditEvents } from './audit-events'
import { parseAuditFilter, type AuditFilter } from './audit-filter'
import type { AuditEntryShown } from './audit-model'
import { auditNames } from './audit-names'

const ROWS_AT_ONCE = 1000
const HEADER = ['At (UTC)', 'Actor kind', 'Actor id', 'Actor', 'Action', 'Subject kind', 'Subject id', 'Subject', 'Change', 'Address']

/** Every event that the filter asks for as CSV, newest first: all pages, streamed. @throws NotAllowed, Invalid for a filter that cannot be read */
export function exportAuditLog(ctx: Context, params: URLSearchParams): Csv {
  authorize(ctx, 'audit:read')
  const filter = parseAuditFilter(params)
  return { filename: `cloudmonitor-audit-log-${today()}.csv`, lines: csvLines(HEADER, rows(ctx, filter)) }
}

async function* rows(ctx: Context, first: AuditFilter): AsyncGenerator<string[]> {
  const names = await inTenantSql(ctx, (tx) => auditNames(tx, ctx), 'read')
  // Events are appended only: what comes after a cursor stays, so each part may be a transaction of its own.
  for (let filter = first; ;) {
    const { events, older } = await inTenantSql(ctx, (tx) => auditEvents(tx, ctx, filter, names, ROWS_AT_ONCE), 'read')
    yield* events.map(rowOf)
    if (!older) return
    filter = { ...filter, before: parseAuditFilter(new URLSearchParams({ before: older })).before }
  }
}

const rowOf = ({ at, actorKind, actor, action, subjectKind, subject, change, address }: AuditEntryShown): string[] =>
  [at, actorKind, safeText(actor.id), safeText(actor.label ?? ''), safeText(action), safeText(subjectKind), safeText(subject.id), safeText(subject.label ?? ''), safeText(JSON.stringify(change)), safeText(address ?? '')]
