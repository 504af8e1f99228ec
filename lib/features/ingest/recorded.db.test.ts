import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { afterAll, describe, expect, it } from 'vitest'
import { Day } from '@/lib/domain/day'
import { addDecimals, compareDecimals, DecimalText, readDecimal, ZERO } from '@/lib/domain/money'
import { parseReportFilter } from '@/lib/domain/report-filter'
import { storePulls } from '@/lib/features/ingest/store-pulls'
import { overviewReport } from '@/lib/features/reports/overview'
import { insertConnector } from '@/lib/features/testing/saved-connector'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { disconnect } from '@/lib/platform/db'
import { inTenantSql } from '@/lib/platform/tenant'
import { ApiKey } from '@/lib/providers/provider'
import { createProvider } from '@/lib/providers/registry'
import { fetchParts, type Wanted } from './fetch-parts'
import type { Provider } from '@/lib/providers/provider'

const shared = (name: string) => new URL(`../../../../shared/openai/${name}`, import.meta.url)
const JANUARY = { from: Day.parse('2026-01-01'), to: Day.parse('2026-01-31') }
const KEY = new ApiKey('sk-admin-simulated-recorded')
const filter = (query: string) => parseReportFilter(new URLSearchParams(query), Day.parse('2026-02-10'))
const servers: Server[] = []
afterAll(async () => { for (const server of servers) server.close(); await disconnect() })

const fetchPull = async (provider: Provider, service: Wanted['service'], width: Wanted['width'] = '1d') => Array.fromAsync(fetchParts(provider, KEY, { service, width, range: JANUARY }))

/** Answers every request with this text. */
async function serving(text: string): Promise<string> {
  const server = createServer((_, response) => response.setHeader('content-type', 'application/json').end(text)).listen(0, '127.0.0.1')
  servers.push(server)
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v1`
}
const query = async (organizationId: string, sql: string) => inTenantSql({ organizationId }, async (tx) => (await tx.query<Record<string, string>>(sql)).rows, 'read')

describe('an answer without any bucket', () => {
  const fetchCosts = async (data: string) => fetchPull(createProvider('openai', { openai: { baseUrl: await serving(`{"object":"page","data":[${data}],"has_more":false,"next_page":null}`) } }), 'costs')
  const bucket = (results: string) => { const start = Date.parse('2026-01-05T00:00:00Z') / 1000; return `{"object":"bucket","start_time":${start},"end_time":${start + 86_400},"results":[${results}]}` }
  const BILLED = '{"object":"organization.costs.result","amount":{"value":1.5,"currency":"usd"},"line_item":"x","project_id":"p","api_key_id":null}'

  it('takes no dollars away, where one with an empty bucket does', async () => {
    const { admin } = await makeOrganization()
    const scope = await insertConnector(admin)
    const store = async (data: string) => { const pulls = await fetchCosts(data); return inTenantSql(admin, (tx) => storePulls(tx, scope, pulls, 'manual')) }
    const dollars = async () => (await query(admin.organizationId, 'select sum(amount)::text as sum from "CostDay"'))[0]?.['sum']
    await expect(store(''), 'nothing is stored yet').resolves.toMatchObject({ rows: 0 })
    await store(bucket(BILLED))
    await expect(store('')).rejects.toMatchObject({ code: 'unexpected_answer', service: 'costs' })
    expect(await dollars()).toBe('1.5')
    await store(bucket(''))
    expect(await dollars()).toBeNull()
    await expect(store(''), 'nothing is stored any more').resolves.toMatchObject({ rows: 0 })
  })
})

describe.skipIf(!existsSync(shared('real-usage-2026-01.json')))('the recorded answer of a real organization', () => {
  it('is stored and reported without loss: 94 rows, every sum as in the file', async () => {
    const text = readFileSync(shared('real-usage-2026-01.json'), 'utf8')
    const sum = (field: string) => [...text.matchAll(new RegExp(`"${field}": (\\d+)`, 'g'))].reduce((total, [, digits]) => total + Number(digits), 0)
    const provider = createProvider('openai', { openai: { baseUrl: await serving(`{"object":"page","data":${text},"has_more":false,"next_page":null}`) } })
    const { admin } = await makeOrganization()
    const scope = await insertConnector(admin)
    const pulls = [...(await fetchPull(provider, 'completions', '1h')), ...(await fetchPull(provider, 'completions'))]
    await inTenantSql(admin, (tx) => storePulls(tx, scope, pulls, 'manual'))

    const columns = ['num_model_requests', 'input_tokens', 'output_tokens', 'input_cached_tokens', 'input_uncached_tokens', 'input_audio_tokens', 'output_text_tokens']
    for (const table of ['UsageHour', 'UsageDay']) {
      const [row] = await query(admin.organizationId, `select count(*)::text as rows, ${columns.map((column) => `sum(${column})::text as ${column}`).join(', ')} from "${table}"`)
      expect(row).toMatchObject(Object.fromEntries(columns.map((column) => [column, String(sum(column))])))
      if (table === 'UsageHour') expect(row?.['rows']).toBe('94')
    }
    const overview = await overviewReport(admin, filter('from=2026-01-01&to=2026-01-31'))
    expect(overview.kpis.cacheHitRate).toMatchObject({ input: String(sum('input_tokens')), cached: String(sum('input_cached_tokens')) })
  })
})

describe.skipIf(!existsSync(shared('line-items.txt')))('every line item seen in the wild', () => {
  it('keeps its dollars, under its own text and in every grouping', async () => {
    const lines = readFileSync(shared('line-items.txt'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'))
    const start = Date.parse('2026-01-05T00:00:00Z') / 1000
    const amounts = lines.map((_, index) => `${index}.${String(index * 7919 + 1).padStart(9, '0')}0001690500000000000000000000000`)
    const results = lines.map((line_item, index) => `{"object":"organization.costs.result","amount":{"value":${index % 2 ? `"${amounts[index]}"` : amounts[index]},"currency":"usd"},"line_item":${JSON.stringify(line_item)},"project_id":"proj_a","api_key_id":"key_a"}`)
    const provider = createProvider('openai', { openai: { baseUrl: await serving(`{"object":"page","data":[{"object":"bucket","start_time":${start},"end_time":${start + 86_400},"results":[${results.join(',')}]}],"has_more":false,"next_page":null}`) } })
    const { admin } = await makeOrganization()
    const scope = await insertConnector(admin)
    const pulls = await fetchPull(provider, 'costs')
    expect(pulls.map(({ costs, rejected }) => [costs.length, rejected])).toEqual([[lines.length, []]])
    await inTenantSql(admin, (tx) => storePulls(tx, scope, pulls, 'manual'))

    const total = addDecimals(amounts.map((amount) => readDecimal(amount) ?? ZERO))
    for (const groupBy of ['lineItem', 'model', 'project', 'apiKey', 'user']) {
      const overview = await overviewReport(admin, filter(`from=2026-01-01&to=2026-01-31&groupBy=${groupBy}`))
      expect(compareDecimals(addDecimals(overview.groups.map(({ amount }) => amount)), total)).toBe(0)
      if (groupBy === 'lineItem') {
        const shown = new Map(overview.groups.map(({ label, amount }) => [label, amount]))
        lines.forEach((line, index) => expect(compareDecimals(shown.get(line) ?? ZERO, DecimalText.parse(amounts[index]))).toBe(0))
      }
    }
  })
})
