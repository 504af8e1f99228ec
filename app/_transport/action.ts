import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { AppError } from '@/lib/domain/errors'
import { log } from '@/lib/platform/log'
import type { ActionResult } from '@/lib/queries/action-result'

/** The one mapping of errors for server actions. What nobody foresaw is logged and answered with a calm sentence. */
export async function runAction<T>(work: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    unstable_rethrow(error)
    if (error instanceof AppError) return { ok: false, code: error.code, message: error.message, nextStep: error.nextStep }
    log.error({ err: error }, 'a server action failed')
    return { ok: false, code: 'unexpected', message: 'Something went wrong on our side.', nextStep: 'Try again. If it happens again, look into the log of CloudMonitor.' }
  }
}
