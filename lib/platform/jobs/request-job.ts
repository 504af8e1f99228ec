import 'server-only'
import { randomUUID } from 'node:crypto'
import { storeEvents } from '../embedded-inngest/store-events'
import { env } from '../env'
import { log } from '../log'
import { inngestAddress, jobEngine } from './engine'

const CLOUD = 'https://inn.gs'
const ANSWER_MS = 5000
type JobData = Record<string, string>

/**
 * Tells the job engine that something happened; `data` holds ids only. Never throws: who asked has done its own work by
 * then, and every job is also found by a schedule.
 */
export const requestJob = (name: string, data: JobData): Promise<void> => requestJobs([{ name, data }])

/** As `requestJob`, for what has an order: each is told before the next, as where one ends what the next begins anew. */
export async function requestJobs(jobs: { name: string; data: JobData }[]): Promise<void> {
  const events = jobs.map((job) => ({ id: randomUUID(), ...job }))
  try {
    if (jobEngine() === 'embedded') await storeEvents(events)
    else for (const event of events) await post(event)
  } catch (error) {
    log.warn({ err: error, events: jobs.map(({ name }) => name) }, 'a job could not be asked for; its schedule will find it')
  }
}

async function post(event: { id: string; name: string; data: JobData }): Promise<void> {
  const url = new URL(`/e/${env().INNGEST_EVENT_KEY ?? 'dev'}`, inngestAddress() ?? CLOUD)
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(event), signal: AbortSignal.timeout(ANSWER_MS) })
  if (!answer.ok) throw new Error(`Inngest answered ${answer.status}`)
}
