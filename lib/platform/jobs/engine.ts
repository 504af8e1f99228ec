import { env, type Env } from '../env'
import { Refusal } from '../refusal'

/** embedded: our own executor in the worker process; inngest: a Dev Server, a self-hosted server or Inngest Cloud. */
export type JobEngine = 'embedded' | 'inngest'
type Settings = Pick<Env, 'NODE_ENV' | 'INNGEST_DEV' | 'INNGEST_BASE_URL' | 'INNGEST_EVENT_KEY' | 'INNGEST_SIGNING_KEY'>

const UNSIGNED = 'INNGEST_DEV without INNGEST_SIGNING_KEY lets anyone run jobs, so it is for "npm run dev" only'
const SIGNED = 'Inngest needs INNGEST_SIGNING_KEY, which its requests are checked with, and INNGEST_EVENT_KEY, which events are sent with'

/**
 * Which engine runs the jobs: Inngest as soon as one of its settings is there.
 * @throws Refusal when requests could not be checked
 */
export function jobEngine(settings: Settings = env()): JobEngine {
  const { NODE_ENV, INNGEST_DEV, INNGEST_BASE_URL, INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY } = settings
  if (!INNGEST_DEV && !INNGEST_BASE_URL && !INNGEST_EVENT_KEY && !INNGEST_SIGNING_KEY) return 'embedded'
  if (INNGEST_SIGNING_KEY && INNGEST_EVENT_KEY) return 'inngest'
  if (!INNGEST_DEV || INNGEST_SIGNING_KEY) throw new Refusal(`${SIGNED}: set both, or none of the INNGEST_ variables.`)
  if (NODE_ENV === 'production') throw new Refusal(`${UNSIGNED}: set INNGEST_SIGNING_KEY and INNGEST_EVENT_KEY, or unset INNGEST_DEV.`)
  return 'inngest'
}

const DEV_SERVER = 'http://localhost:8288'

/** Where an Inngest server is, or null for Inngest Cloud's own addresses. */
export function inngestAddress(settings: Settings = env()): string | null {
  if (settings.INNGEST_BASE_URL) return settings.INNGEST_BASE_URL
  if (typeof settings.INNGEST_DEV === 'string') return settings.INNGEST_DEV
  return settings.INNGEST_DEV && !settings.INNGEST_SIGNING_KEY ? DEV_SERVER : null
}
