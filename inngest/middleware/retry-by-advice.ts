import { Middleware, NonRetriableError, RetryAfterError } from 'inngest'
import { retryAdvice } from '@/lib/features/connectors/retry-advice'

/** The one place where a failure becomes Inngest's: wait exactly as long as OpenAI says, or do not try again, or back off. */
export class RetryByAdvice extends Middleware.BaseMiddleware {
  readonly id = 'retry-by-advice'

  override async wrapStepHandler({ next }: Middleware.WrapStepHandlerArgs): Promise<unknown> {
    try {
      return await next()
    } catch (error) {
      const advice = retryAdvice(error)
      const message = error instanceof Error ? error.message : 'The step failed.'
      if (advice.kind === 'after') throw new RetryAfterError(message, advice.seconds * 1000)
      if (advice.kind === 'never') throw new NonRetriableError(message)
      throw error
    }
  }
}
