import { env } from '../env'
import { jobEngine } from './engine'

const NOT_THERE = 404
const UNSIGNED = 401

/** The status that refuses a call of the jobs route before its body is read, or null when the SDK may look at it. */
export function mayServeJobs(headers: Headers): number | null {
  if (jobEngine() === 'embedded') return NOT_THERE
  return env().INNGEST_SIGNING_KEY && !headers.get('x-inngest-signature') ? UNSIGNED : null
}
