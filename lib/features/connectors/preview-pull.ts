import 'server-only'
import type { DayRange } from '@/lib/domain/day'
import type { PulledService } from '@/lib/domain/services'
import type { Scope } from '@/lib/features/ingest/scope'
import { now } from '@/lib/platform/clock'
import { inTenant } from '@/lib/platform/tenant'
import { ServiceAbsent, type ApiKey, type Provider } from '@/lib/providers/provider'
import type { CostPage, UsagePage } from '@/lib/providers/records'
import { costsToJson, usageToJson } from './draft-records'
import type { PullStatus } from './draft'
import { problemOfAny } from './problem-of-any'
import type { Problem } from './problem'

const where = (scope: Scope, service: string, page: number) => ({ connectorId_service_page: { connectorId: scope.connectorId, service, page } })

/** Notes how a pull ended; silently nothing when the draft is gone. */
export async function markPull(scope: Scope, service: string, status: Exclude<PullStatus, 'waiting' | 'running'>, problem: Problem | null = null): Promise<void> {
  await inTenant(scope, (tx) => tx.draftPull.updateMany({
    where: { organizationId: scope.organizationId, connectorId: scope.connectorId, service, page: 0 },
    data: { status, finishedAt: now(), ...(problem ? { problem } : {}) },
  }))
}

/**
 * Begins a pull anew: pages of an interrupted one are gone, since the next may have fewer. False when it is over already, or
 * the draft is gone: who asked had looked before, and what is in must stay in.
 */
export function beginPull(scope: Scope, service: string): Promise<boolean> {
  const mine = { organizationId: scope.organizationId, connectorId: scope.connectorId, service }
  return inTenant(scope, async (tx) => {
    const begun = await tx.draftPull.updateMany({ where: { ...mine, page: 0, status: { in: ['waiting', 'running'] } }, data: { status: 'running', startedAt: now(), records: [], rejected: [] } })
    if (begun.count === 1) await tx.draftPull.deleteMany({ where: { ...mine, page: { gt: 0 } } })
    return begun.count === 1
  })
}

/** Keeps a page as received. Page 0 carries the status, so it is there before. */
async function keepPage(scope: Scope, service: string, page: UsagePage | CostPage, startedAt: Date): Promise<void> {
  const records = 'service' in page ? usageToJson(page.records) : costsToJson(page.records)
  const content = { records: JSON.parse(records), rejected: page.rejected }
  await inTenant(scope, async (tx) => {
    await tx.draftPull.upsert({
      where: where(scope, service, page.index),
      update: content,
      create: { ...scope, service, page: page.index, status: 'done', startedAt, ...content },
    })
    if (service === 'costs' && page.vendorOrganizationId) {
      await tx.connector.updateMany({ where: { id: scope.connectorId, organizationId: scope.organizationId, state: 'draft' }, data: { costsOrganizationId: page.vendorOrganizationId } })
    }
  })
}

/** Reads one service of the preview to its end, page by page, and keeps what comes. Never throws: what went wrong is noted. */
export async function pullService(provider: Provider, key: ApiKey, scope: Scope, service: PulledService, range: DayRange, signal: AbortSignal): Promise<void> {
  const startedAt = now()
  try {
    if (!(await beginPull(scope, service))) return
    const pages = service === 'costs' ? provider.costsBetween(key, range, { signal }) : provider.usageBetween(key, service, range, '1d', { signal })
    for await (const page of pages) await keepPage(scope, service, page, startedAt)
    await markPull(scope, service, 'done')
  } catch (error) {
    if (signal.aborted) return
    if (error instanceof ServiceAbsent) await markPull(scope, service, 'absent')
    else await markPull(scope, service, 'failed', problemOfAny(error, { connectorId: scope.connectorId, service }))
  }
}
