import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { AppError } from '@/lib/domain/errors'
import { log } from '@/lib/platform/log'

/** Answers hold one tenant's figures: no browser and no proxy keeps them. */
export const PRIVATE = { 'cache-control': 'no-store, private' }

type Problem = { status: number; code: string; detail: string; nextStep: string | null }

function problemOf(error: unknown): Problem {
  if (error instanceof AppError) return { status: error.status, code: error.code, detail: error.message, nextStep: error.nextStep }
  return { status: 500, code: 'unexpected', detail: 'Something went wrong on our side.', nextStep: 'Try again. If it happens again, look into the log of CloudMonitor.' }
}

/** The one mapping of errors for routes: problem details (RFC 9457) with our code and next step; what nobody foresaw is logged. */
export function route<Params>(work: (request: Request, params: Params) => Promise<Response>) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    try {
      return await work(request, await context.params)
    } catch (error) {
      unstable_rethrow(error)
      const problem = problemOf(error)
      if (!(error instanceof AppError)) log.error({ err: error, path: new URL(request.url).pathname }, 'a route failed')
      return Response.json({ type: 'about:blank', ...problem }, { status: problem.status, headers: { ...PRIVATE, 'content-type': 'application/problem+json' } })
    }
  }
}
