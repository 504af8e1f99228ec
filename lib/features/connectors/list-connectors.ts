import 'server-only'
import { dayOfMs } from '@/lib/domain/day'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { inTenant, type Tx } from '@/lib/platform/tenant'
import { statusOf } from './connector-status'
import type { ConnectorSummary } from './connector-summary'
import { historyProgress } from './history-progress'

/** The organization's saved connectors, oldest first: health without keys. @throws NotAllowed */
export async function listConnectors(ctx: Context): Promise<ConnectorSummary[]> {
  authorize(ctx, 'connector:read')
  return inTenant(ctx, async (tx) => {
    const rows = await tx.connector.findMany({ where: { organizationId: ctx.organizationId, state: { in: ['active', 'paused'] } }, orderBy: { savedAt: 'asc' } })
    const emails = await emailsOf(tx, rows.flatMap(({ createdById }) => createdById ?? []))
    return Promise.all(rows.map(async (row) => {
      const history = await historyProgress(tx, row)
      return {
        id: row.id, name: row.name, provider: row.provider, vendorOrganizationId: row.vendorOrganizationId,
        status: statusOf(row, history !== null), problem: row.lastErrorCode && row.lastErrorMessage ? splitProblem(row.lastErrorMessage) : null,
        lastPullAt: row.lastSyncFinishedAt?.toISOString() ?? null, nextPullAt: null,
        settledThrough: row.settledThrough ? dayOfMs(row.settledThrough.getTime()) : null,
        history, keyLast4: row.keyLast4, addedBy: (row.createdById && emails.get(row.createdById)) ?? null, addedAt: (row.savedAt ?? row.createdAt).toISOString(),
      }
    }))
  })
}

async function emailsOf(tx: Tx, ids: string[]) {
  const users = await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, email: true } })
  return new Map(users.map(({ id, email }) => [id, email]))
}

/** Kept as two lines: what happened, and what to do. */
const splitProblem = (text: string) => {
  const [message = '', nextStep = ''] = text.split('\n')
  return { message, nextStep }
}
