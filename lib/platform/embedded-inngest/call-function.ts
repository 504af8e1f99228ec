import { z } from 'zod'
import { nowMs } from '../clock'
import { retryAfterMs } from './back-off'
import type { JobEvent } from './event'
import type { JobFunction } from './job-function'
import { toFailure, type Failure } from './failure'

/** The SDK's `serve` handler, called in this process: it has no route, so nobody else can. */
export type Handler = (request: Request) => Promise<Response>

/** Results so far by step id, as the SDK takes them. */
export type Memo = Record<string, { type: 'data'; data: unknown } | { type: 'error'; error: Failure }>

export type Call = {
  runId: string
  event: JobEvent
  memo: Memo
  /** A step to run by itself; null to go on with the function and find out what is next. */
  stepId: string | null
  attempt: number
  /** Name new steps without running one: while others still wait, a single new one must not run at once. */
  planOnly: boolean
}

const Operation = z.looseObject({
  op: z.string(), id: z.string(), name: z.string().nullish(), displayName: z.string().nullish(), data: z.unknown().optional(), error: z.unknown().optional(),
})
export type Operation = z.infer<typeof Operation>
const Operations = z.union([z.array(Operation), Operation.transform((one) => [one])])

export type Answer =
  | { kind: 'operations'; operations: Operation[]; afterMs: number | null }
  | { kind: 'completed'; output: unknown }
  | { kind: 'error'; final: boolean; failure: Failure; afterMs: number | null }

/** One call of Inngest's protocol: the function is replayed over its memoised steps and answers with what comes next. */
export async function callFunction(handler: Handler, fn: JobFunction, call: Call): Promise<Answer> {
  const order = Object.keys(call.memo)
  const url = `http://localhost/api/inngest?fnId=${encodeURIComponent(fn.fnId)}&stepId=${call.stepId ?? 'step'}`
  const event = { ...call.event, ts: call.event.ts ?? nowMs() }
  const ctx = { run_id: call.runId, attempt: call.attempt, max_attempts: fn.retries + 1, disable_immediate_execution: call.planOnly, stack: { stack: order, current: order.length } }
  const response = await handler(new Request(url, {
    method: 'POST', headers: { host: 'localhost', 'content-type': 'application/json', 'x-run-id': call.runId },
    body: JSON.stringify({ event, events: [event], steps: call.memo, ctx, version: -1 }),
  }))
  const text = await response.text()
  const body: unknown = text === '' ? null : JSON.parse(text)
  const afterMs = retryAfterMs(response.headers.get('retry-after'), nowMs())
  if (response.status === 206) return { kind: 'operations', operations: Operations.parse(body), afterMs }
  if (response.ok) return { kind: 'completed', output: body }
  const final = response.status === 400 || response.headers.get('x-inngest-no-retry') === 'true'
  return { kind: 'error', final, failure: toFailure(body), afterMs }
}
