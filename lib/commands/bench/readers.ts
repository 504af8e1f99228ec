import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { startJobs } from '../app/job-worker'
import { atMost, type Group } from './row'
import { PAGE_FACTS, serveApp } from './served-app'
import type { SignedIn } from './signed-in'
import { clocked, ms, percentile } from './timing'

const READERS = 50
/** An open report reads again every half minute; these are less patient. */
const PAUSE_MS = 5_000
const FOR_MS = 45_000
const FACTS_A_DAY = 6667
const PROGRAM = fileURLToPath(new URL('storing-process.ts', import.meta.url))
const REPORTS = ['overview', 'model-mix', 'tokens', 'costs', 'services', 'batch', 'projects', 'users']

type Read = { took: number[]; errors: string[] }

/** Each reader reloads one report after the other, with pauses; all begin at different moments. */
async function reading(readers: SignedIn[], forMs: number): Promise<Read> {
  const read: Read = { took: [], errors: [] }
  const until = performance.now() + forMs
  await Promise.all(readers.map(async (reader, index) => {
    await sleep((index / readers.length) * PAUSE_MS)
    for (let turn = index; performance.now() < until; turn += 1) {
      const took = await clocked(() => reader.get(`/api/reports/${REPORTS[turn % REPORTS.length]}?period=last-30-days`)).catch((error: unknown) => void read.errors.push(String(error)))
      if (took !== undefined) read.took.push(took)
      await sleep(PAUSE_MS)
    }
  }))
  return read
}

/** Fifty readers of the production build, alone and while a sync of another connector of theirs stores all the time. */
export const readers: Group = {
  word: 'readers',
  run: async ({ database, supervisor, size, say }) => {
    const opened = database
    const app = await serveApp(supervisor, opened, Math.round(PAGE_FACTS * size))
    const { insertConnector } = await import('@/lib/features/testing/saved-connector')
    const other = await insertConnector(app.organization.admin)
    const one = await app.reader()
    const all = Array.from({ length: READERS }, () => one)
    const forMs = Math.max(8_000, FOR_MS * size)
    await reading(all, 8_000)
    say('reading alone')
    const alone = await reading(all, forMs)
    say('reading while a sync stores')
    const child = startJobs(PROGRAM, [other.organizationId, other.connectorId, String(Math.round(FACTS_A_DAY * size))], opened.env)
    const part = supervisor.add(child)
    await new Promise((resolve) => child.process.once('message', resolve))
    const beside = await reading(all, forMs)
    part.done()
    await child.stop()
    await app.stop()
    const [quiet, busy] = [percentile(alone.took, 95), percentile(beside.took, 95)]
    const errors = [...alone.errors, ...beside.errors]
    return [
      atMost('readers: 50 reload while a sync stores', busy / quiet, 2, '×', `p95 ${ms(busy)} to ${ms(quiet)}, median ${ms(percentile(beside.took, 50))} to ${ms(percentile(alone.took, 50))}, ${beside.took.length} and ${alone.took.length} answers`),
      atMost('readers: errors', errors.length, 0, 'errors', errors[0]),
    ]
  },
}
