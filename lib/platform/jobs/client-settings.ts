import 'server-only'
import { receiveEvents } from '../embedded-inngest/receive-events'
import { env } from '../env'
import { inngestAddress, jobEngine } from './engine'

/** Never reached: what the client sends there is taken by `receiveEvents`. */
const NOWHERE = 'http://embedded.invalid'

/** How the SDK's client reaches the engine. Without Inngest, what it sends is stored for the executor. */
export function clientSettings() {
  if (jobEngine() === 'embedded') return { isDev: true, baseUrl: NOWHERE, fetch: receiveEvents }
  const { INNGEST_EVENT_KEY: eventKey, INNGEST_SIGNING_KEY: signingKey } = env()
  const baseUrl = inngestAddress()
  return { isDev: !signingKey, ...(baseUrl ? { baseUrl } : {}), ...(eventKey ? { eventKey } : {}), ...(signingKey ? { signingKey } : {}) }
}
