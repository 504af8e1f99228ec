import { z } from 'zod'

const Problem = z.object({ status: z.number(), code: z.string(), detail: z.string(), nextStep: z.string().nullable() })

/** A refusal as the server worded it: a sentence and a next step. */
export class Refusal extends Error {
  constructor(readonly status: number, readonly code: string, message: string, readonly nextStep: string | null) {
    super(message)
  }
}

/** Reads problem details; an answer that is none (a proxy's page, a cut line) gets a sentence of our own. */
export async function refusalOf(response: Response): Promise<Refusal> {
  const problem = Problem.safeParse(await response.json().catch(() => null))
  if (problem.success) return new Refusal(problem.data.status, problem.data.code, problem.data.detail, problem.data.nextStep)
  return new Refusal(response.status, 'unexpected', 'CloudMonitor gave an answer that could not be read.', 'Try again in a moment.')
}
