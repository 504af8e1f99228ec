import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Day } from '@/lib/domain/day'
import { addDecimals, compareDecimals, negate } from '@/lib/domain/money'
import { connectKey, rowsOf } from '@/lib/features/testing/connected'
import { makeOrganization, simulateOpenAi } from '@/lib/features/testing/simulated'

const NOW = '2026-11-20T10:30:00Z'
const simulator = await simulateOpenAi({ now: NOW })
const { readConnector } = await import('./read-connector')
const { removeConnector } = await import('./remove-connector')
const { syncConnectorNow } = await import('./sync-connector-now')
const { importHistoryChunk } = await import('./import-history')
const { disconnect } = await import('@/lib/platform/db')

beforeAll(() => { vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) }) })
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

async function connected(slug: string, historyDays: 14 | 90 | 365 = 14) {
  const organization = await makeOrganization()
  return { organization, connector: await connectKey(organization.admin, simulator.keyOf(slug), { historyDays }) }
}

describe('the pull history', () => {
  it('lists every fetch with range, rows, changes and duration, newest first, page by page', async () => {
    const { organization, connector } = await connected('two-projects')
    await syncConnectorNow(organization.admin, connector.id)
    const first = await readConnector(organization.admin, connector.id)
    const second = await readConnector(organization.admin, connector.id, { pulls: '2' })
    expect(first.pulls).toMatchObject({ page: 1, pages: 1, total: 25 })
    expect(second.pulls).toMatchObject({ page: 1 })
    expect(first.pulls.rows[0]).toMatchObject({ reason: 'manual', from: '2026-11-18', to: '2026-11-20', error: null, changedDays: 0, durationMs: expect.any(Number) })
    await syncConnectorNow(organization.admin, connector.id)
    const last = await readConnector(organization.admin, connector.id, { pulls: '2' })
    expect(last.pulls).toMatchObject({ page: 2, pages: 2, total: 38 })
    expect(last.pulls.rows.at(-1)).toMatchObject({ reason: 'preview', from: '2026-11-07' })
    expect(last.pulls.rows).toHaveLength(13)
  })

  it('keeps what failed, with its reason', async () => {
    const { organization, connector } = await connected('two-projects')
    simulator.control({ do: 'fail', with: '500', times: 1, path: '/usage/images', organization: 'two-projects' })
    await expect(syncConnectorNow(organization.admin, connector.id)).rejects.toMatchObject({ code: 'provider_unavailable' })
    const { pulls, connector: summary } = await readConnector(organization.admin, connector.id)
    expect(pulls.rows.filter(({ error }) => error !== null)).toMatchObject([{ service: 'images', error: 'OpenAI could not be reached.', rows: 0 }])
    expect(summary).toMatchObject({ status: 'Delayed', problem: { message: 'OpenAI could not be reached.' } })
  })
})

describe('restatements', () => {
  it('show day, service, measure, old and new value, and the exact difference', async () => {
    const { organization, connector } = await connected('two-projects')
    simulator.control({ do: 'restate-costs', organization: 'two-projects', day: Day.parse('2026-11-18'), factor: '0.5' })
    await syncConnectorNow(organization.admin, connector.id)
    const { restatements } = await readConnector(organization.admin, connector.id)
    const dollars = restatements.rows.filter(({ measure }) => measure === 'amount')
    expect(dollars).toMatchObject([{ day: '2026-11-18', service: 'costs' }])
    for (const { oldValue, newValue, difference } of restatements.rows) expect(compareDecimals(addDecimals([newValue, negate(oldValue)]), difference)).toBe(0)
    const [stored] = await rowsOf(organization.admin, `select sum(amount)::text as amount from "CostDay" where day = '2026-11-18'`)
    expect(Number(stored?.['amount'])).toBeCloseTo(Number(dollars[0]?.newValue), 9)
  })
})

describe('rows set aside', () => {
  it('are counted by service and reason, with what was received but no personal fields', async () => {
    const { organization, connector } = await connected('quirky')
    const { rejected } = await readConnector(organization.admin, connector.id)
    expect(rejected.total).toBeGreaterThan(0)
    expect(rejected.groups.reduce((sum, { rows }) => sum + rows, 0)).toBe(rejected.total)
    expect(new Set(rejected.groups.map(({ service }) => service))).toEqual(new Set(['completions', 'costs']))
    await syncConnectorNow(organization.admin, connector.id)
    expect((await readConnector(organization.admin, connector.id)).rejected.total, 'the hours repeat rows of the days').toBe(rejected.total)
    expect(rejected.groups.every(({ reason, raw }) => reason.length > 0 && raw.length > 0)).toBe(true)
    const shown = JSON.stringify(rejected)
    expect(shown).toContain('malformed')
    for (const personal of ['user_email', 'organization_name', 'project_name', '@quirky.example', 'Olga']) expect(shown.toLowerCase()).not.toContain(personal.toLowerCase())
  })

  it('are none where every row could be read', async () => {
    const { organization, connector } = await connected('two-projects')
    expect((await readConnector(organization.admin, connector.id)).rejected).toEqual({ total: 0, groups: [] })
  })
})

describe('history import', () => {
  it('tells days read of days asked for, until all are in', async () => {
    const { organization, connector } = await connected('two-projects', 365)
    expect(await readConnector(organization.admin, connector.id)).toMatchObject({ historyDays: 365, connector: { status: 'Importing history', history: { done: 14, total: 365 } } })
    const job = { organizationId: organization.organizationId, actor: { kind: 'job' as const, name: 'test' } }
    simulator.control({ do: 'delay', ms: 100, organization: 'two-projects' })
    const importing = importHistoryChunk(job, connector.id)
    await vi.waitFor(async () => expect((await readConnector(organization.admin, connector.id)).connector.history).toEqual({ done: 107, total: 365 }), { timeout: 20_000, interval: 5 })
    await importing
    simulator.control({ do: 'clear-faults' })
    while ((await importHistoryChunk(job, connector.id)).more);
    expect(await readConnector(organization.admin, connector.id)).toMatchObject({ historyDays: 365, connector: { status: 'Healthy', history: null } })
  })
})

describe('who may read it', () => {
  it('not another organization, not finance; a removed one is gone', async () => {
    const { organization, connector } = await connected('two-projects')
    const stranger = await makeOrganization()
    await expect(readConnector(stranger.admin, connector.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(readConnector(organization.admin, 'no-id')).rejects.toMatchObject({ code: 'not_found' })
    await expect(readConnector(organization.finance, connector.id)).rejects.toMatchObject({ code: 'not_allowed' })
    expect(JSON.stringify(await readConnector(organization.admin, connector.id))).not.toContain(simulator.keyOf('two-projects'))
    await removeConnector(organization.admin, { connectorId: connector.id, history: 'keep' })
    await expect(readConnector(organization.admin, connector.id)).rejects.toMatchObject({ code: 'not_found' })
  })
})
