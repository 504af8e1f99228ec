import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { JobEvent } from './event'
import { storeEvents } from './store-events'

const Payloads = z.array(JobEvent.extend({ id: z.string().optional() }))
const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

/**
 * The client's `fetch` where there is no Inngest: events are stored, anything else is not there. An event without an id
 * gets one from the seed the client sends, which stays the same when the client tries again.
 */
export const receiveEvents: typeof fetch = async (input, init) => {
  const request = new Request(input, init)
  if (!new URL(request.url).pathname.startsWith('/e/')) return answer(404, { error: 'not part of the embedded engine', status: 404 })
  const seed = request.headers.get('x-inngest-event-id-seed') ?? ''
  const events = Payloads.parse(await request.json()).map((payload, index) => ({ ...payload, id: payload.id ?? idOf(seed, index) }))
  await storeEvents(events)
  return answer(200, { ids: events.map(({ id }) => id), status: 200 })
}

const idOf = (seed: string, index: number) => createHash('sha256').update(`${seed} ${index}`).digest('hex').slice(0, 32)
