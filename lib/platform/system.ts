import 'server-only'
import { connections } from './db'
import type { Tx } from './tenant'

/** Why there is no tenant: each reason is one of the few places allowed to have none. */
export type SystemReason = 'sign-in' | 'set-up' | 'session' | 'link' | 'account' | 'schedule' | 'expire-drafts' | 'create-admin' | 'reset-password' | 'health' | 'jobs' | 'metrics' | 'forget' | 'test'

/**
 * A transaction over all organizations. Importing this is limited by lint to sign-in, set-up, sessions, scheduling and
 * commands; everything else uses `inTenant`.
 */
export function asSystem<T>(reason: SystemReason, work: (tx: Tx) => Promise<T>): Promise<T> {
  return connections().prisma.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.system', ${reason}, true)`
    return work(tx)
  })
}
