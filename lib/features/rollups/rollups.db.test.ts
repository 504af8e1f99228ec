import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { addDays } from '@/lib/domain/day'
import { connectKey, rowsOf } from '@/lib/features/testing/connected'
import { makeOrganization, simulateOpenAi } from '@/lib/features/testing/simulated'

const simulator = await simulateOpenAi({ now: new Date().toISOString() })
const { syncConnectorNow } = await import('@/lib/features/connectors/sync-connector-now')
const { today } = await import('@/lib/platform/clock')
const { disconnect } = await import('@/lib/platform/db')
const { inTenantSql } = await import('@/lib/platform/tenant')

afterAll(async () => { await disconnect(); await simulator.close() })

const TABLES = ['WorkRollup', 'ThingRollup', 'SpendRollup', 'ThingSpendRollup'] as const
type Organization = Awaited<ReturnType<typeof makeOrganization>>

/** What is kept, lists in a fixed order, without the ids of the rows. */
const kept = async ({ admin }: Organization): Promise<Record<string, unknown[]>> => Object.fromEntries(await Promise.all(TABLES.map(async (table) => [table, table.startsWith('Thing')
  ? await rowsOf(admin, `select to_jsonb(r) - 'id' - '{ids,rows,requests,inputTokens,outputTokens,amounts}'::text[] as row, to_jsonb(e) as thing from "${table}" r cross join lateral unnest(${table === 'ThingRollup' ? 'r.ids, r.rows, r.requests, r."inputTokens", r."outputTokens"' : 'r.ids, r.rows, r.amounts'}) as e order by 1, 2`)
  : await rowsOf(admin, `select to_jsonb(r) - 'id' as row from "${table}" r order by 1`)])))

/** The statements of the migration that sum what is stored, for one organization. */
const migration = readdirSync('prisma/migrations').filter((name) => name.endsWith('_report_rollups')).map((name) => readFileSync(path.join('prisma/migrations', name, 'migration.sql'), 'utf8')).join()
const backfill = [...migration.matchAll(/^insert into [^;]+;/gm)].map(([statement]) => statement)

it('the sums of each day are those that the facts give anew, after a preview, after late usage and after the migration alike', async () => {
  const organization = await makeOrganization()
  const { id } = await connectKey(organization.admin, simulator.keyOf('acme'))
  // Of a day that is over: just after midnight today has neither a noon nor dollars yet.
  const day = addDays(today(), -1)
  simulator.control({ do: 'restate-costs', organization: 'acme', day, factor: '1.5' })
  simulator.control({ do: 'late-usage', organization: 'acme', day, requests: 3, inputTokens: 5000, outputTokens: 70 })
  const first = await kept(organization)
  await syncConnectorNow(organization.admin, id)
  const incremental = await kept(organization)
  expect(incremental).not.toEqual(first)
  await inTenantSql(organization.admin, async (tx) => {
    for (const table of TABLES) await tx.query(`delete from "${table}"`)
    for (const statement of backfill) await tx.query(statement)
  })
  expect(backfill).toHaveLength(6)
  expect(Object.values(incremental).every((rows) => rows.length > 0)).toBe(true)
  expect(await kept(organization)).toEqual(incremental)
}, 60_000)
