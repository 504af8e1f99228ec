import { AppError } from '@/lib/domain/errors'
import { KeyRejected, MissingScope, RangeUnavailable, RateLimited, UnexpectedAnswer } from '@/lib/providers/provider'

/** What a job does after a failure: give up, wait as long as OpenAI said, or try again later and later. */
export type RetryAdvice = { kind: 'never' } | { kind: 'after'; seconds: number } | { kind: 'back-off' }

/**
 * An admin has to act on a rejected key or a missing scope; an answer that is not as described is not asked for again until
 * the next poll; a connector that is gone or paused is not read any more.
 */
export function retryAdvice(error: unknown): RetryAdvice {
  if (error instanceof RateLimited) return { kind: 'after', seconds: error.seconds }
  if (error instanceof KeyRejected || error instanceof MissingScope || error instanceof RangeUnavailable || error instanceof UnexpectedAnswer || error instanceof AppError) return { kind: 'never' }
  return { kind: 'back-off' }
}
