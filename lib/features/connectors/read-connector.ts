import 'server-only'
import { z } from 'zod'
import { dayOfMs } from '@/lib/domain/day'
import { NotFound } from '@/lib/domain/errors'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { inTenant, inTenantSql } from '@/lib/platform/tenant'
import type { ConnectorDetail } from './connector-detail'
import { readPulls } from './detail/read-pulls'
import { readRejected } from './detail/read-rejected'
import { readRestatements } from './detail/read-restatements'
import { KeyAccess } from './draft'
import { keyNotes } from './preview/key-notes'
import { summarize } from './summarize'

/** Which pages of its lists to show, from 1; anything else is the first. */
const PageNumber = z.coerce.number().int().min(1).max(1_000_000).catch(1)
const Pages = z.object({ pulls: PageNumber, restatements: PageNumber }).catch({ pulls: 1, restatements: 1 })

/** A saved connector with its history of pulls, restatements and rows set aside. @throws NotFound when it is foreign, a draft or removed; NotAllowed */
export async function readConnector(ctx: Context, connectorId: string, pages: unknown = {}): Promise<ConnectorDetail> {
  authorize(ctx, 'connector:read')
  const id = z.uuid().safeParse(connectorId)
  const row = id.success && (await inTenant(ctx, (tx) => tx.connector.findFirst({ where: { id: id.data, organizationId: ctx.organizationId, state: { in: ['active', 'paused'] } } })))
  if (!row) throw new NotFound('This connector')
  const [connector] = await inTenant(ctx, (tx) => summarize(tx, [row]))
  if (!connector) throw new NotFound('This connector')
  const page = Pages.parse(pages)
  const scope = { organizationId: ctx.organizationId, connectorId: row.id }
  return inTenantSql(ctx, async (tx) => ({
    connector,
    keyNotes: keyNotes(KeyAccess.parse(row.keyAccess)),
    historyDays: row.historyDays,
    historyFrom: row.historyFrom ? dayOfMs(row.historyFrom.getTime()) : null,
    pulls: await readPulls(tx, scope, page.pulls),
    restatements: await readRestatements(tx, scope, page.restatements),
    rejected: await readRejected(tx, scope),
  }), 'read')
}
