import { createHmac, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { vi } from 'vitest'
import { z } from 'zod'
import { nowMs } from '@/lib/platform/clock'

const Trigger = z.object({ event: z.string().optional(), cron: z.string().optional() })
const Registered = z.object({ functions: z.array(z.object({ id: z.string(), triggers: z.array(Trigger), steps: z.object({ step: z.object({ retries: z.object({ attempts: z.number() }).optional() }) }) })) })
const Events = z.union([z.array(z.looseObject({ name: z.string() })), z.looseObject({ name: z.string() }).transform((event) => [event])])
const Operations = z.array(z.looseObject({ op: z.string(), id: z.string(), name: z.string().nullish(), data: z.unknown().optional(), error: z.unknown().optional() }))
type Event = z.infer<typeof Events>[number]
type Fn = z.infer<typeof Registered>['functions'][number]
type Memo = Record<string, { type: 'data'; data: unknown } | { type: 'error'; error: unknown }>
export type Ran = { fn: string; state: 'completed' | 'failed'; output: unknown; waits: (string | null)[] }

/** JSON with sorted keys, which is what Inngest signs. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`
}
const signed = (body: unknown, key: string, seconds: number) =>
  `t=${seconds}&s=${createHmac('sha256', key.replace(/^signkey-\w+-/, '')).update(`${canonical(body)}${seconds}`).digest('hex')}`

/** Stands in for an Inngest server: takes events over HTTP and runs the app's functions over HTTP, each call signed. Sleeps and waits end at once. */
export async function startInngestDouble({ signingKey, eventKey }: { signingKey: string; eventKey: string }) {
  const inbox: Event[] = []
  const server = createServer((request, response) => void (async () => {
    const known = request.method === 'POST' && request.url === `/e/${eventKey}`
    const events = known ? Events.parse(await json(request)) : []
    inbox.push(...events)
    response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' }).end(JSON.stringify(known ? { ids: events.map(() => randomUUID()), status: 200 } : { error: 'unknown event key', status: 401 }))
  })())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  let app = ''
  let functions: Fn[] = []

  const call = (method: string, query: string, body: unknown, key: string = signingKey) => fetch(`${app}${query}`, {
    method, body: JSON.stringify(body), headers: { 'content-type': 'application/json', 'x-inngest-server-kind': 'cloud', 'x-inngest-sync-kind': 'in_band', 'x-inngest-signature': signed(body, key, Math.round(nowMs() / 1000)) },
  })

  /** Waits as long as it is told, by a clock that stands still otherwise. */
  const waited = (after: string | null) => {
    if (vi.isFakeTimers()) vi.setSystemTime(nowMs() + Number(after ?? 0) * 1000)
    return after
  }

  async function run(fn: Fn, given: Event): Promise<Ran> {
    const event = { id: randomUUID(), data: {}, ts: nowMs(), ...given }
    const memo: Memo = {}
    const waits: Ran['waits'] = []
    const planned = new Set<string>()
    const attempts = new Map<string, number>()
    const most = (fn.steps.step.retries?.attempts ?? 3) + 1
    for (let turn = 0; turn < 500; turn++) {
      const [next = 'step'] = planned
      const ctx = { run_id: event.id, attempt: attempts.get(next) ?? 0, max_attempts: most, disable_immediate_execution: false, stack: { stack: Object.keys(memo), current: Object.keys(memo).length } }
      const answer = await call('POST', `?fnId=${fn.id}&stepId=${next}`, { version: -1, event, events: [event], steps: memo, ctx })
      const body: unknown = await answer.json()
      if (answer.status === 200) return { fn: fn.id, state: 'completed', output: body, waits }
      if (answer.status !== 206) return { fn: fn.id, state: 'failed', output: body, waits }
      for (const { op, id, data, error } of Operations.parse(body)) {
        if (op === 'StepPlanned') planned.add(id)
        else if (op === 'StepError') { attempts.set(id, (attempts.get(id) ?? 0) + 1); planned.add(id); waits.push(waited(answer.headers.get('retry-after'))) }
        else { planned.delete(id); memo[id] = op === 'StepFailed' ? { type: 'error', error } : { type: 'data', data: op === 'Sleep' ? null : data } }
      }
    }
    throw new Error(`${fn.id} does not come to an end`)
  }

  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    inbox, call,
    /** Asks the app for its functions, as a sync does. */
    async sync(url: string) {
      app = url
      const answer = await call('PUT', '', { url })
      functions = Registered.parse(await answer.json()).functions
      return functions.map(({ id }) => id)
    },
    /** Fires a schedule. */
    fire: (id: string) => {
      const fn = functions.find((known) => known.id === id)
      if (!fn) throw new RangeError(`no function ${id}`)
      return run(fn, { name: 'inngest/scheduled.timer', data: { cron: '' } })
    },
    /** Runs everything that the events received so far start, and what that starts. */
    async settle(): Promise<Ran[]> {
      const ran: Ran[] = []
      for (let event = inbox.shift(); event; event = inbox.shift()) {
        for (const fn of functions) if (fn.triggers.some((trigger) => trigger.event === event.name)) ran.push(await run(fn, event))
      }
      return ran
    },
    close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections() }),
  }
}
