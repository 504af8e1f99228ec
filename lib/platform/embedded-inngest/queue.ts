import 'server-only'
import { fromPrisma, PgBoss, type Clock } from 'pg-boss'
import { connectionOptions } from '../connection-options'
import { env, requireEnv } from '../env'
import { log } from '../log'
import type { Tx } from '../tenant'
import type { JobFunction } from './job-function'

export const QUEUE = 'runs'
/** A worker that died is noticed after this long without a sign of life: the least pg-boss takes. */
const HEARTBEAT_SECONDS = 10
const HOUR_SECONDS = 3600
/** A single step that takes longer is given to another worker. */
const EXPIRE_SECONDS = HOUR_SECONDS
/** Deliveries of one queue job; a run gives up before (claim-run.ts). */
const REDELIVERIES = 20

export type QueueTimes = { clock?: Clock; pollSeconds?: number; superviseSeconds?: number; cronSeconds?: number }

/** Opens pg-boss on the app's database, as the app's role, in its own schema. */
export async function openQueue({ clock, superviseSeconds = 5, cronSeconds = 15 }: QueueTimes): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: requireEnv('DATABASE_URL'), ...connectionOptions(env().DATABASE_ROLE), ...(clock ? { clock } : {}),
    schema: 'jobs', createSchema: false, max: 4, application_name: 'cloudmonitor jobs', useListenNotify: true, openTelemetry: { enabled: false },
    superviseIntervalSeconds: superviseSeconds, monitorIntervalSeconds: superviseSeconds, maintenanceIntervalSeconds: HOUR_SECONDS,
    cronMonitorIntervalSeconds: cronSeconds, cronWorkerIntervalSeconds: Math.min(5, cronSeconds),
  })
  boss.on('error', (error) => log.error({ err: error }, 'the job queue has a problem'))
  boss.on('warning', ({ message }) => log.warn(message))
  await boss.start()
  const options = { heartbeatSeconds: HEARTBEAT_SECONDS, expireInSeconds: EXPIRE_SECONDS, retryLimit: REDELIVERIES, retryDelay: 0, deleteAfterSeconds: HOUR_SECONDS, notify: true }
  await boss.createQueue(QUEUE, options)
  await boss.updateQueue(QUEUE, options)
  return boss
}

/** How pg-boss holds a function's runs back and in which order it hands them out. */
export const flowOf = (fn: JobFunction, concurrencyKey: string | null) => ({
  priority: fn.priority,
  ...(fn.concurrency ? { group: { id: `${fn.id} ${concurrencyKey ?? ''}`, tier: fn.id } } : {}),
})

/** Hands a run to the queue in the caller's transaction: both happen or neither. */
export async function enqueue(boss: PgBoss, tx: Tx, fn: JobFunction, run: { id: string; leg: number; concurrencyKey: string | null }, delayMs = 0): Promise<void> {
  const startAfter = Math.ceil(delayMs / 1000)
  await boss.send(QUEUE, { runId: run.id, leg: run.leg }, { ...flowOf(fn, run.concurrencyKey), ...(startAfter > 0 ? { startAfter } : {}), db: fromPrisma(tx) })
}
