import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { connectKey } from '@/lib/features/testing/connected'
import { makeOrganization, simulateOpenAi } from '@/lib/features/testing/simulated'

const NOW = '2026-11-20T10:30:00Z'
const TOKEN = 'a-token-that-only-tests-have'
const simulator = await simulateOpenAi({ now: NOW })
const { inTenantSql } = await import('@/lib/platform/tenant')
const { disconnect } = await import('@/lib/platform/db')

beforeAll(() => { vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) }) })
afterEach(() => { vi.unstubAllEnvs() })
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

async function scrape(token: string | undefined, authorization?: string): Promise<Response> {
  vi.stubEnv('METRICS_TOKEN', token)
  vi.resetModules()
  const { GET } = await import('./route')
  return GET(new Request('http://localhost/api/metrics', { headers: authorization ? { authorization } : {} }), { params: Promise.resolve({}) })
}
const text = async () => (await scrape(TOKEN, `Bearer ${TOKEN}`)).text()

describe('who may read metrics', () => {
  it('nobody without a token in the environment, and only its holder with one', async () => {
    expect((await scrape(undefined, 'Bearer ')).status).toBe(404)
    for (const given of [undefined, 'Bearer ', 'Bearer wrong', `Basic ${TOKEN}`, `Bearer ${TOKEN}x`, TOKEN]) {
      const refused = await scrape(TOKEN, given)
      expect([refused.status, await refused.text(), refused.headers.get('www-authenticate')]).toEqual([401, '', 'Bearer'])
    }
    expect((await scrape(TOKEN, `Bearer ${TOKEN}`)).status).toBe(200)
  })

  it('a token too short to be one is refused at start', async () => {
    const { readEnv } = await import('@/lib/platform/env')
    expect(() => readEnv({ METRICS_TOKEN: 'short' })).toThrow('METRICS_TOKEN is shorter than 16 characters.')
  })
})

describe('what metrics say', () => {
  it('is Prometheus text of every organization: pulls, errors, lag, settled through, rows set aside, restatements, queue', async () => {
    const [one, two] = [await makeOrganization(), await makeOrganization()]
    const fine = await connectKey(one.admin, simulator.keyOf('quirky'), { vendorOrganizationId: 'org-quirky', name: 'Secret project name' })
    const other = await connectKey(two.admin, simulator.keyOf('two-projects'))
    await inTenantSql(two.admin, async (tx) => {
      await tx.query(`update "Connector" set "lastErrorCode" = 'rate_limited'`)
      await tx.query(`insert into "Pull" ("organizationId", "connectorId", service, width, reason, "fromDay", "toDay", "startedAt", "finishedAt", "errorCode") select "organizationId", id, 'images', '1d', 'hourly', '2026-11-20', '2026-11-20', $1::timestamptz - s * interval '20 hours', $1, 'rate_limited' from "Connector", generate_series(0, 2) s`, [new Date()])
      await tx.query(`insert into "Restatement" ("organizationId", "connectorId", service, measure, day, "oldValue", "newValue", "seenAt") select "organizationId", id, 'costs', 'amount', '2026-11-10', 1, 2, $1 from "Connector"`, [new Date()])
    })
    vi.setSystemTime(new Date('2026-11-20T11:00:00Z'))
    const lines = (await text()).split('\n')
    const value = (name: string, labels: string) => lines.find((line) => line.startsWith(`cloudmonitor_${name}{${labels}}`))?.split(' ').at(-1)
    const [a, b] = [[one.organizationId, fine.id], [two.organizationId, other.id]].map(([organization, connector]) => `organization="${organization}",connector="${connector}"`)
    expect(value('pulls_last_24h', `${a},service="completions",outcome="stored"`)).toBe('1')
    expect([value('pulls_last_24h', `${b},service="images",outcome="failed"`), value('pull_errors_last_24h', `${b},code="rate_limited"`)]).toEqual(['2', '2'])
    expect([value('connector_state', `${a},state="active",error=""`), value('connector_state', `${b},state="active",error="rate_limited"`)]).toEqual(['1', '1'])
    expect(Math.round(Number(value('connector_lag_seconds', `${a ?? ''}`)))).toBe(1800)
    expect(value('connector_settled_through_seconds', `${a ?? ''}`)).toBe(String(Date.parse('2026-11-18') / 1000))
    expect([Number(value('rows_set_aside', `${a ?? ''}`)) > 0, value('rows_set_aside', `${b ?? ''}`)]).toEqual([true, '0'])
    expect([value('restatements_total', `${a ?? ''}`), value('restatements_total', `${b ?? ''}`)]).toEqual(['0', '1'])
    expect(Number(lines.find((line) => line.startsWith('cloudmonitor_job_events_waiting '))?.split(' ')[1])).toBeGreaterThan(0)
  })

  it('has no name, no e-mail address and no secret', async () => {
    const body = await text()
    for (const line of body.split('\n')) expect(line).toMatch(/^(# (HELP|TYPE) cloudmonitor_\w+ .*|cloudmonitor_\w+(\{(\w+="[\w-]*",?)*\})? [\d.e+-]+|)$/)
    for (const secret of ['Secret project', '@', 'sk-', TOKEN, 'Quirky']) expect(body).not.toContain(secret)
  })
})
