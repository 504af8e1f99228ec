import 'server-only'
import { randomUUID } from 'node:crypto'
import { now, nowMs } from '../clock'
import type { Tx } from '../tenant'
import { ownerOf, type JobEvent } from './event'
import { fieldOf } from './expression'
import type { JobFunction } from './job-function'

/** States in which a run is not over. */
export const ACTIVE = ['queued', 'running', 'waiting']
const IDEMPOTENT_MS = 24 * 3_600_000
const START_LOCK = 7_310_561_840

/** Runs start one at a time, so that singleton and idempotency hold over all workers. Ends with the transaction. */
export const lockStart = (tx: Tx) => tx.$executeRaw`select pg_advisory_xact_lock(${START_LOCK})`

const keyOf = (event: JobEvent, rule: { field: string } | null): string | null => {
  if (!rule) return null
  return rule.field === '' ? '' : fieldOf(event, rule.field)
}

/** Makes the run of a function for an event, or nothing where the function's options say so. The caller holds `lockStart` and enqueues it. */
export async function startRun(tx: Tx, fn: JobFunction, event: JobEvent, id: string = randomUUID()) {
  const known = await tx.jobRun.findFirst({ where: { functionId: fn.id, eventId: event.id }, select: { id: true } })
  if (known) return null
  const idempotencyKey = fn.idempotencyField === null ? null : fieldOf(event, fn.idempotencyField)
  if (idempotencyKey !== null) {
    const since = new Date(nowMs() - IDEMPOTENT_MS)
    if (await tx.jobRun.findFirst({ where: { functionId: fn.id, idempotencyKey, createdAt: { gt: since } }, select: { id: true } })) return null
  }
  const singletonKey = keyOf(event, fn.singleton)
  if (singletonKey !== null) {
    const rivals = { functionId: fn.id, singletonKey, state: { in: ACTIVE } }
    if (fn.singleton?.mode === 'skip') {
      if (await tx.jobRun.findFirst({ where: rivals, select: { id: true } })) return null
    } else await tx.jobRun.updateMany({ where: rivals, data: { state: 'cancelled', finishedAt: now() } })
  }
  return tx.jobRun.create({
    data: {
      id, functionId: fn.id, ...ownerOf(event), event: JSON.parse(JSON.stringify(event)), eventId: event.id, state: 'queued', singletonKey, idempotencyKey,
      concurrencyKey: keyOf(event, fn.concurrency), createdAt: now(),
    },
  })
}
