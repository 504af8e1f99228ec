import { fileURLToPath } from 'node:url'

import { z } from 'zod'

import { startJobs } from '../app/job-worker'
import type { Supervisor } from '../app/supervisor'
import { benchOrganization } from './bench-database'
import { atMost, type Group } from './row'

const at = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const [FACTS, HISTORY_DAYS] = [2_000_000, 365]
const Started = z.object({ url: z.string() })
const Held = z.object({ idle: z.number(), most: z.number(), rows: z.number() })

/** Starts a program beside us and waits for the one thing it says. */
async function said<T>(supervisor: Supervisor, file: string, words: string[], env: Record<string, string>, shape: z.ZodType<T>): Promise<{ said: T; stop: () => Promise<void> }> {
  const child = startJobs(at(file), words, env)
  const part = supervisor.add(child)
  const message = await Promise.race([new Promise((resolve) => child.process.once('message', resolve)), child.ended.then((code) => { throw new Error(`${file} ended with code ${code}`) })])
  return { said: shape.parse(message), stop: async () => { part.done(); await child.stop() } }
}

/** What a year of two million facts adds to a worker that has everything loaded and has just imported a quiet year. */
export const memory: Group = {
  word: 'memory',
  run: async ({ database, supervisor, size, say }) => {
    const { env } = database
    const { inTenantSql } = await import('@/lib/platform/tenant')
    const busy = await said(supervisor, 'busy-openai.ts', [String(Math.max(1, Math.round((FACTS * size) / HISTORY_DAYS)))], {}, Started)
    const { insertConnector } = await import('@/lib/features/testing/saved-connector')
    const organization = await benchOrganization('sk-admin-busy')
    const other = await insertConnector(organization.admin, 'sk-admin-quiet')
    await inTenantSql(organization.admin, (tx) => tx.query('update "Connector" set "historyDays" = $1, "savedAt" = now()', [HISTORY_DAYS]))
    say('importing a year')
    const { said: held, stop } = await said(supervisor, 'import-process.ts', [organization.organizationId, other.connectorId, organization.connectorId], { ...env, OPENAI_BASE_URL: busy.said.url }, Held)
    for (const end of [stop, busy.stop]) await end()
    return [atMost('memory: 1-year import over the idle worker', (held.most - held.idle) / 1_000_000, 150, 'MB', `${held.rows.toLocaleString('en')} facts, idle ${Math.round(held.idle / 1e6)} MB`)]
  },
}
