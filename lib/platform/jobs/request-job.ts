import 'server-only'
import { randomUUID } from 'node:crypto'
import { storeEvents } from '../embedded-inngest/store-events'
import { env } from '../env'
import { log } from '../log'
import { inngestAddress, jobEngine } from './engine'

const CLOUD = 'https://inn.gs'
const ANSWER_MS = 5000

/**
 * Tells the job engine that something happened; `data` holds ids only. Never throws: who asked has done its own work by
 * then, and every job is also found by a schedule.
 */
export async function requestJob(name: string, data: Record<string, string>): Promise<void> {
  try {
    if (jobEngine() === 'embedded') await storeEvents([{ id: randomUUID(), name, data }])
    else await post({ id: randomUUID(), name, data })
  } catch (error) {
    log.warn({ err: error, event: name }, 'a job could not be asked for; its schedule will find it')
  }
}

async function post(event: { id: string; name: string; data: Record<string, string> }): Promise<void> {
  const url = new URL(`/e/${env().INNGEST_EVENT_KEY ?? 'dev'}`, inngestAddress() ?? CLOUD)
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(event), signal: AbortSignal.timeout(ANSWER_MS) })
  if (!answer.ok) throw new Error(`Inngest answered ${answer.status}`)
}
