import 'server-only'
import { dayOfMs } from '@/lib/domain/day'
import { needsAdmin } from '@/lib/features/ingest/schedule-polls'
import { nowMs } from '@/lib/platform/clock'
import type { Connector } from '@/lib/platform/prisma-client/client'
import type { Tx } from '@/lib/platform/tenant'
import { statusOf } from './connector-status'
import type { ConnectorSummary } from './connector-summary'
import { historyProgress } from './history-progress'
import { nextPollMs } from './next-poll'

/** Saved connectors as lists and pages show them: health without keys. Inside the caller's transaction. */
export async function summarize(tx: Tx, rows: Connector[]): Promise<ConnectorSummary[]> {
  const emails = await emailsOf(tx, rows.flatMap(({ createdById }) => createdById ?? []))
  return Promise.all(rows.map(async (row) => {
    const history = row.state === 'removed' ? null : await historyProgress(tx, row)
    return {
      id: row.id, name: row.name, provider: row.provider, vendorOrganizationId: row.vendorOrganizationId,
      status: statusOf(row, history !== null), problem: row.lastErrorCode && row.lastErrorMessage ? splitProblem(row.lastErrorMessage) : null,
      lastPullAt: row.lastSyncFinishedAt?.toISOString() ?? null, nextPullAt: nextPullAt(row),
      settledThrough: row.settledThrough ? dayOfMs(row.settledThrough.getTime()) : null,
      history, keyLast4: row.keyLast4, addedBy: (row.createdById && emails.get(row.createdById)) ?? null, addedAt: (row.savedAt ?? row.createdAt).toISOString(),
    }
  }))
}

/** null while nothing is read by itself: paused, removed, or an admin has to act first. */
function nextPullAt({ id, state, lastErrorCode, retryAt }: Connector): string | null {
  return state === 'active' && !needsAdmin(lastErrorCode) ? new Date(nextPollMs(id, nowMs(), retryAt?.getTime() ?? null)).toISOString() : null
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
