import 'server-only'
import { z } from 'zod'
import { dayOfMs, type DayRange } from '@/lib/domain/day'
import { NotFound } from '@/lib/domain/errors'
import { PULLED_SERVICES, type PulledService } from '@/lib/domain/services'
import type { Context } from '@/lib/features/viewer/context'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/tenant'
import { Problem } from './problem'

export const DRAFT_MINUTES = 30
export const PREVIEW_DAYS = 14
/** The pull of names: shown apart, it does not hold Save back. */
export const DIRECTORY = 'directory'

export const PullStatus = z.enum(['waiting', 'running', 'done', 'failed', 'absent'])
export type PullStatus = z.infer<typeof PullStatus>

const Access = z.enum(['yes', 'no', 'unknown'])
/** What Verify found the key may read: as kept in Connector.keyAccess. */
export const KeyAccess = z.object({ usage: Access, projects: Access, users: Access, adminKeys: Access })
export type KeyAccess = z.infer<typeof KeyAccess>

/** A draft that is still good. @throws NotFound when it is foreign, saved, cancelled or expired */
export async function findDraft(tx: Tx, ctx: Context, draftId: string) {
  const id = z.uuid().safeParse(draftId)
  const draft = id.success && (await tx.connector.findFirst({ where: { id: id.data, organizationId: ctx.organizationId, state: 'draft', expiresAt: { gt: now() } } }))
  if (!draft || !draft.previewFrom || !draft.previewTo || !draft.expiresAt) throw new NotFound('This draft')
  const range: DayRange = { from: dayOfMs(draft.previewFrom.getTime()), to: dayOfMs(draft.previewTo.getTime()) }
  return { ...draft, range, expiresAt: draft.expiresAt, access: KeyAccess.parse(draft.keyAccess) }
}
export type Draft = Awaited<ReturnType<typeof findDraft>>

/** Where each pull of the draft stands. */
export async function pullStates(tx: Tx, draft: Pick<Draft, 'id' | 'organizationId'>) {
  const rows = await tx.draftPull.findMany({ where: { organizationId: draft.organizationId, connectorId: draft.id, page: 0 }, select: { service: true, status: true, problem: true } })
  return rows.map((row) => ({ service: row.service, status: PullStatus.parse(row.status), problem: row.problem === null ? null : Problem.parse(row.problem) }))
}

/** The pulls Save waits for, in the order of the list. */
export const isPulled = (service: string): service is PulledService => PULLED_SERVICES.some((known) => known === service)
export const isIn = (status: PullStatus) => status === 'done' || status === 'absent'
