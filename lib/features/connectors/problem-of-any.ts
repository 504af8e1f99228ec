import 'server-only'
import { log } from '@/lib/platform/log'
import { ProviderError } from '@/lib/providers/provider'
import { problemOfError, type Problem } from './problem'

/** Anything a pull ended with. What is not the provider's is our fault: it is logged, and said without its inside. */
export function problemOfAny(error: unknown, where: Record<string, string>): Problem {
  if (error instanceof ProviderError) return problemOfError(error)
  log.error({ err: error, ...where }, 'a pull failed on our side')
  return { code: 'unexpected', message: 'Something went wrong on our side.', nextStep: 'Press Retry. If it stays, look into the log of CloudMonitor.', retryAt: null }
}
