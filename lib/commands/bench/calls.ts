import { setTimeout as sleep } from 'node:timers/promises'

import { USAGE_SERVICES } from '@/lib/domain/services'
import { benchOrganization } from './bench-database'
import { atMost, type Group, type Row } from './row'
import type { SimulatedOpenAi } from './simulated'
import { clocked, ms, timesOf } from './timing'

const [PREVIEW_MS, IMPORT_MS] = [200, 50]
const HISTORY_DAYS = 365
const PREVIEW_DAYS = 14
/** A small organization: one page per endpoint, so that waiting is what there is to measure. */
const SLUG = 'two-projects'
const LOOK_MS = 10

async function onePreview(key: string): Promise<number> {
  const [{ verifyNewConnector }, { readPreview }, { cancelDraft }] = await Promise.all([
    import('@/lib/features/connectors/verify-new-connector'), import('@/lib/features/connectors/read-preview'), import('@/lib/features/connectors/cancel-draft'),
  ])
  const { admin } = await benchOrganization()
  let draftId = ''
  const took = await clocked(async () => {
    const result = await verifyNewConnector(admin, { name: 'OpenAI', key })
    if (!result.ok) throw new Error(result.problem.message)
    draftId = result.draftId
    while (!(await readPreview(admin, draftId)).complete) await sleep(LOOK_MS)
  })
  await cancelDraft(admin, draftId).catch(() => undefined)
  return took
}

/** One call as anyone could make it, the simulator's delay in it. */
const oneCall = ({ url, keyOf }: SimulatedOpenAi) => clocked(async () => {
  const start = Math.floor(Date.now() / 86_400_000) * 86_400 - PREVIEW_DAYS * 86_400
  await (await fetch(`${url}/organization/usage/completions?start_time=${start}&bucket_width=1d&limit=15`, { headers: { authorization: `Bearer ${keyOf(SLUG)}` } })).text()
})

async function oneImport(key: string): Promise<number> {
  const [{ importHistoryChunk }, { inTenantSql }] = await Promise.all([import('@/lib/features/connectors/import-history'), import('@/lib/platform/tenant')])
  const { connectorId, organizationId } = await benchOrganization(key)
  const job = { organizationId, actor: { kind: 'job' as const, name: 'bench' } }
  await inTenantSql(job, (tx) => tx.query('update "Connector" set "historyDays" = $1, "savedAt" = now()', [HISTORY_DAYS]))
  return clocked(async () => { while ((await importHistoryChunk(job, connectorId)).more); })
}

/** Full pages: 31 days of usage, 180 of costs; one answer says of an optional service that it is not there. */
const fewestCalls = (days: number) => (USAGE_SERVICES.length - 1) * Math.ceil(days / 31) + 1 + Math.ceil(days / 180)

/** What connecting costs beside the waiting that no program can avoid. */
export const calls: Group = {
  word: 'calls',
  run: async ({ openAi: simulator, size, say }) => {
    const { CALLS_AT_ONCE } = await import('@/lib/features/ingest/call-budget')
    const key = simulator.keyOf(SLUG)
    const rows: Row[] = []
    say('warming up')
    await onePreview(key)
    await oneImport(key)
    await simulator.control({ do: 'delay', ms: PREVIEW_MS })
    const runs = Math.max(3, Math.round(9 * size))
    const [single, previews]: [number[], number[]] = [[], []]
    for (let run = 0; run < runs; run += 1) { single.push(await oneCall(simulator)); previews.push(await onePreview(key)) }
    const [trip, preview] = [timesOf(single), timesOf(previews)]
    rows.push(atMost('calls: 14-day preview', preview.median / (3 * trip.median), 1.25, '×', `median ${ms(preview.median)} to three round trips of ${ms(trip.median)}, p95 ${ms(preview.p95)}`))
    await simulator.control({ do: 'delay', ms: IMPORT_MS })
    const imports = []
    for (let run = 0; run < Math.max(1, Math.round(3 * size)); run += 1) { say('importing a year'); imports.push(await oneImport(key)) }
    const least = (fewestCalls(HISTORY_DAYS) / CALLS_AT_ONCE) * IMPORT_MS
    const year = timesOf(imports)
    rows.push(atMost('calls: 1-year import', year.median / least, 1.5, '×', `median ${ms(year.median)} to ${fewestCalls(HISTORY_DAYS)} calls, ${CALLS_AT_ONCE} at once: ${ms(least)}`))
    await simulator.control({ do: 'clear-faults' })
    return rows
  },
}
