import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { randomUUID } from 'node:crypto'

import type { Client } from 'pg'
import { from } from 'pg-copy-streams'

import { MEASURES } from '@/lib/domain/services'
import type { FetchedPull } from '@/lib/features/ingest/fetched-pull'
import { inTenantSql } from '@/lib/platform/tenant'
import { benchOrganization, type BenchOrganization } from './bench-database'
import { madePulls } from './made-pulls'
import { atLeast, type Group } from './row'
import { clocked, ms, percentile } from './timing'

const FACTS_A_DAY = 6667
const RUNS = 5

/** COPY of the same facts into a table with the columns, the primary key and the indexes of UsageDay, in one transaction, rows made as text before. */
async function plainCopy(client: Client, lines: string[]): Promise<number> {
  await client.query('create table if not exists bench_copy (like "UsageDay" including all)')
  await client.query('truncate bench_copy')
  const columns = ['seriesId', 'day', 'organizationId', 'connectorId', 'service', ...MEASURES].map((name) => `"${name}"`).join(', ')
  return clocked(async () => {
    await client.query('begin')
    await pipeline(Readable.from(lines), client.query(from(`copy bench_copy (${columns}) from stdin`)))
    await client.query('commit')
  })
}

const CHUNK = 500
function copyLines({ organizationId, connectorId }: BenchOrganization, { usage }: FetchedPull): string[] {
  const rows = usage.map(({ measures, bucketStart }, index) => [index % FACTS_A_DAY + 1, new Date(bucketStart * 1000).toISOString().slice(0, 10), organizationId, connectorId, 'completions', ...MEASURES.map((measure) => measures[measure] ?? '\\N')].join('\t'))
  return Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, index) => `${rows.slice(index * CHUNK, (index + 1) * CHUNK).join('\n')}\n`)
}

/** What storing costs beside the database's own fastest way in, each in turn with it; and how little it costs when nothing changed. */
export const storing: Group = {
  word: 'storing',
  run: async ({ database, size, say }) => {
    const { connect } = database
    const client = await connect()
    const [{ storePulls }, { replaceDays }, { noteFinished }, { recordAudit }] = await Promise.all([
      import('@/lib/features/ingest/store-pulls'), import('@/lib/features/ingest/replace-days'), import('@/lib/features/connectors/note-finished'), import('@/lib/features/audit/record-audit'),
    ])
    const perDay = Math.max(10, Math.round(FACTS_A_DAY * size))
    const [replaced, synced] = [await benchOrganization(), await benchOrganization()]
    const store = (pull: FetchedPull) => inTenantSql(synced.admin, (tx) => storePulls(tx, synced, [pull], 'daily'))
    const sync = (pull: FetchedPull) => clocked(async () => {
      await store(pull)
      await inTenantSql(synced.admin, async (tx) => {
        await noteFinished(tx, synced, { startedAt: new Date().toISOString() })
        await recordAudit(tx, synced.admin, { action: 'connector.synced', subjectKind: 'connector', subjectId: synced.connectorId, change: { reason: 'daily' } })
      })
    })
    const times: Record<'copy' | 'replace' | 'sync' | 'again', number[]> = { copy: [], replace: [], sync: [], again: [] }
    // The dollars that are spread over the usage anew each time it changes.
    await store(madePulls(perDay, 0).costs)
    for (let run = 0; run <= RUNS; run += 1) {
      say(`run ${run} of ${RUNS}`)
      const { usage } = madePulls(perDay, run)
      const took = {
        copy: await plainCopy(client, copyLines(replaced, usage)),
        replace: await clocked(() => inTenantSql(replaced.admin, (tx) => replaceDays(tx, replaced, usage, randomUUID()))),
        sync: await sync(usage),
        again: await sync({ ...usage, startedAt: new Date() }),
      }
      // The first fills empty tables: a replacement is what follows.
      if (run > 0) for (const name of ['copy', 'replace', 'sync', 'again'] as const) times[name].push(took[name])
    }
    await client.query('drop table bench_copy')
    await client.end()
    const [copy, replace, whole, again] = [percentile(times.copy, 50), percentile(times.replace, 50), percentile(times.sync, 50), percentile(times.again, 50)]
    const facts = `${(perDay * 30).toLocaleString('en')} facts`
    return [
      atLeast('storing: replace 30 days', copy / replace, 0.4, '× COPY', `${facts}, median ${ms(replace)} to ${ms(copy)}, p95 ${ms(percentile(times.replace, 95))}`),
      atLeast('storing: sync with series, attribution, audit', copy / whole, 0.15, '× COPY', `median ${ms(whole)} to ${ms(copy)}, p95 ${ms(percentile(times.sync, 95))}`),
      atLeast('storing: unchanged sync', whole / again, 5, '× faster', `median ${ms(again)} to ${ms(whole)}, p95 ${ms(percentile(times.again, 95))}`),
    ]
  },
}
