import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Day } from '@/lib/domain/day'
import { compareDecimals } from '@/lib/domain/money'
import { parseReportFilter } from '@/lib/domain/report-filter'
import { connectKey, previewOf, rowsOf } from '@/lib/features/testing/connected'
import { makeOrganization, rawPages, simulateOpenAi, sumAmounts } from '@/lib/features/testing/simulated'

const NOW = '2026-11-20T10:30:00Z'
const simulator = await simulateOpenAi({ now: NOW })
const { removeConnector } = await import('./remove-connector')
const { saveConnector } = await import('./save-connector')
const { importHistoryChunk } = await import('./import-history')
const { readPreview } = await import('./read-preview')
const { listConnectors } = await import('./list-connectors')
const { listKeptHistories } = await import('./list-kept-histories')
const { syncConnectorNow } = await import('./sync-connector-now')
const { openConnector } = await import('./open-connector')
const { overviewReport } = await import('@/lib/features/reports/overview')
const { disconnect } = await import('@/lib/platform/db')

const OF_A_CONNECTOR = ['AttributedCost', 'CostDay', 'UsageHour', 'UsageDay', 'Series', 'Restatement', 'RejectedRow', 'DayState', 'DirectoryEntry', 'DraftPull', 'Pull'] as const
const KEY = simulator.keyOf('quirky')

beforeAll(() => { vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) }) })
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

type Organization = Awaited<ReturnType<typeof makeOrganization>>
async function connected() {
  vi.setSystemTime(new Date(NOW))
  simulator.control({ do: 'set-clock', now: NOW })
  const organization = await makeOrganization()
  const connector = await connectKey(organization.admin, KEY, { name: 'Labs' })
  await syncConnectorNow(organization.admin, connector.id)
  return { organization, connector }
}
const counts = async ({ admin }: Organization) => Object.fromEntries(await Promise.all(OF_A_CONNECTOR.map(async (table) => [table, Number((await rowsOf(admin, `select count(*) as n from "${table}"`))[0]?.['n'])] as const)))
const money = async ({ admin }: Organization, until: string) => rowsOf(admin, 'select day, sum(amount)::text as amount, count(*) as rows from "CostDay" where day <= $1 group by day order by day', [until])
const report = ({ finance }: Organization, query = 'from=2026-11-07&to=2026-11-20', today = '2026-11-20') => overviewReport(finance, parseReportFilter(new URLSearchParams(query), Day.parse(today)))
const NOTHING = Object.fromEntries(OF_A_CONNECTOR.map((table) => [table, 0]))

describe('removing a connector and keeping its history', () => {
  it('destroys the key and leaves every fact', async () => {
    const { organization, connector } = await connected()
    const before = await counts(organization)
    expect(before).toMatchObject({ CostDay: expect.any(Number), RejectedRow: expect.any(Number) })
    await removeConnector(organization.admin, { connectorId: connector.id, history: 'keep' })
    expect(await counts(organization)).toEqual(before)
    expect(await rowsOf(organization.admin, 'select state::text, "keyCiphertext", "keyLast4" from "Connector"')).toEqual([{ state: 'removed', keyCiphertext: null, keyLast4: '' }])
    expect(await listConnectors(organization.admin)).toEqual([])
    expect(await listKeptHistories(organization.admin)).toMatchObject([{ id: connector.id, name: 'Labs', from: '2026-11-07', to: '2026-11-20' }])
    await expect(syncConnectorNow(organization.admin, connector.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(removeConnector(organization.admin, { connectorId: connector.id, history: 'keep' })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('leaves its days in the reports, as final as they were, beside connectors that still read', async () => {
    const { organization, connector } = await connected()
    const before = await report(organization)
    await removeConnector(organization.admin, { connectorId: connector.id, history: 'keep' })
    const after = await report(organization)
    expect(after).toMatchObject({ kpis: { totalSpend: before.kpis.totalSpend }, groups: before.groups, days: before.days })
    expect(after.connectors).toMatchObject([{ id: connector.id, state: 'Removed', problem: null }])
    expect((await report(organization, `from=2026-11-07&to=2026-11-20&connector=${connector.id}`)).groups).toEqual(before.groups)

    vi.setSystemTime(new Date('2026-11-24T10:30:00Z'))
    simulator.control({ do: 'set-clock', now: '2026-11-24T10:30:00Z' })
    const other = await connectKey(organization.admin, simulator.keyOf('two-projects'))
    const both = await report(organization, 'from=2026-11-11&to=2026-11-24', '2026-11-24')
    expect(Date.parse(both.updatedAt ?? '')).toBeLessThanOrEqual(Date.parse(other.lastPullAt ?? ''))
    expect(both.updatedAt).toBe((await rowsOf(organization.admin, `select min("startedAt") as at from "Pull" where "connectorId" = '${other.id}'`)).map(({ at }) => (at instanceof Date ? at.toISOString() : at))[0])
    const states = new Map(both.days.map(({ day, state }) => [day, state]))
    expect(['2026-11-18', '2026-11-19', '2026-11-22', '2026-11-23'].map((day) => states.get(Day.parse(day)))).toEqual(['settled', 'provisional', 'settled', 'provisional'])
    await removeConnector(organization.admin, { connectorId: connector.id, history: 'delete' })
    expect((await report(organization)).connectors.map(({ id }) => id)).toEqual([other.id])
  })

  it('leaves kept histories to their own organization, and out of finance’s hands', async () => {
    const { organization, connector } = await connected()
    await removeConnector(organization.admin, { connectorId: connector.id, history: 'keep' })
    const stranger = await makeOrganization()
    expect(await listKeptHistories(stranger.admin)).toEqual([])
    await expect(listKeptHistories(organization.finance)).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(removeConnector(stranger.admin, { connectorId: connector.id, history: 'delete' })).rejects.toMatchObject({ code: 'not_found' })
    expect(await listKeptHistories(organization.admin)).toHaveLength(1)
  })
})

describe('deleting the history', () => {
  it.each(['at once', 'later'])('leaves no row behind (%s)', async (when) => {
    const { organization, connector } = await connected()
    const other = await connectKey(organization.admin, simulator.keyOf('two-projects'))
    if (when === 'later') await removeConnector(organization.admin, { connectorId: connector.id, history: 'keep' })
    await removeConnector(organization.admin, { connectorId: connector.id, history: 'delete' })
    for (const table of OF_A_CONNECTOR) expect(await rowsOf(organization.admin, `select 1 from "${table}" where "connectorId" = $1`, [connector.id]), table).toEqual([])
    expect((await listConnectors(organization.admin)).map(({ id }) => id)).toEqual([other.id])
    expect(Number((await rowsOf(organization.admin, 'select count(*) as n from "CostDay" where "connectorId" = $1', [other.id]))[0]?.['n'])).toBeGreaterThan(0)
    await removeConnector(organization.admin, { connectorId: other.id, history: 'delete' })
    expect(await counts(organization)).toEqual(NOTHING)
    expect(await listKeptHistories(organization.admin)).toEqual([])
  })
})

describe('connecting the same vendor organization again', () => {
  it('goes on with the kept history, under the old id and with a key encrypted for it', async () => {
    const { organization, connector } = await connected()
    await removeConnector(organization.admin, { connectorId: connector.id, history: 'keep' })
    const kept = await money(organization, '2026-11-14')
    vi.setSystemTime(new Date('2026-11-28T10:30:00Z'))
    simulator.control({ do: 'set-clock', now: '2026-11-28T10:30:00Z' })

    const draftId = await previewOf(organization.admin, simulator.keyOf('quirky', 'full'), 'Labs again')
    expect(await readPreview(organization.admin, draftId)).toMatchObject({ revives: 'Labs', alreadyConnected: null })
    const revived = await saveConnector(organization.admin, { draftId, historyDays: 14 })
    expect(revived).toMatchObject({ id: connector.id, name: 'Labs again', status: 'Healthy', keyLast4: simulator.keyOf('quirky', 'full').slice(-4), settledThrough: '2026-11-26' })
    expect((await openConnector(organization.admin, revived.id)).key.reveal()).toBe(simulator.keyOf('quirky', 'full'))
    expect(await money(organization, '2026-11-14')).toEqual(kept)
    expect((await money(organization, '2026-11-28')).length).toBeGreaterThan(20)
    expect(await rowsOf(organization.admin, 'select distinct "connectorId" as id from (select "connectorId" from "Series" union all select "connectorId" from "DirectoryEntry" union all select "connectorId" from "DraftPull" union all select "connectorId" from "DayState") s')).toEqual([{ id: connector.id }])
    expect(await listConnectors(organization.admin)).toHaveLength(1)
    expect(await listKeptHistories(organization.admin)).toEqual([])
    expect(await rowsOf(organization.admin, `select change->>'revived' as revived from "AuditEvent" where action = 'connector.saved' order by at`)).toEqual([{ revived: 'false' }, { revived: 'true' }])
    await expect(syncConnectorNow(organization.admin, revived.id)).resolves.toMatchObject({ rows: expect.any(Number) })
  })

  it('goes on with the kept history, also when the new key names it differently: no day is counted twice', async () => {
    vi.setSystemTime(new Date(NOW))
    simulator.control({ do: 'set-clock', now: NOW })
    const organization = await makeOrganization()
    const connector = await connectKey(organization.admin, simulator.keyOf('unnamed', 'usage-only'), { vendorOrganizationId: 'org-typed', name: 'Typed' })
    const before = await report(organization)
    await removeConnector(organization.admin, { connectorId: connector.id, history: 'keep' })
    const draftId = await previewOf(organization.admin, simulator.keyOf('unnamed'))
    expect(await readPreview(organization.admin, draftId)).toMatchObject({ revives: 'Typed', alreadyConnected: null })
    expect(await saveConnector(organization.admin, { draftId, historyDays: 14 })).toMatchObject({ id: connector.id, vendorOrganizationId: expect.stringMatching(/^project:/) })
    expect((await report(organization)).kpis.totalSpend).toEqual(before.kpis.totalSpend)
    expect(await listKeptHistories(organization.admin)).toEqual([])
  })

  it('makes up for the days since, and for those that were not settled when it was removed', async () => {
    vi.setSystemTime(new Date(NOW))
    simulator.control({ do: 'set-clock', now: NOW })
    const organization = await makeOrganization()
    const key = simulator.keyOf('two-projects')
    const connector = await connectKey(organization.admin, key)
    await removeConnector(organization.admin, { connectorId: connector.id, history: 'keep' })
    const [partial] = (await money(organization, '2026-11-20')).slice(-1)
    expect(partial).toMatchObject({ day: '2026-11-20' })
    vi.setSystemTime(new Date('2027-02-08T10:30:00Z'))
    simulator.control({ do: 'set-clock', now: '2027-02-08T10:30:00Z' })
    const revived = await connectKey(organization.admin, key)
    expect(revived).toMatchObject({ id: connector.id, status: 'Importing history' })
    const job = { organizationId: organization.organizationId, actor: { kind: 'job' as const, name: 'test' } }
    while ((await importHistoryChunk(job, connector.id)).more);
    const dollars = async (from: string, to: string) => sumAmounts(await rawPages(simulator.url, key, '/organization/costs', `start_time=${Date.parse(`${from}T00:00:00Z`) / 1000}&end_time=${Date.parse(`${to}T00:00:00Z`) / 1000 + 86_400}&limit=180`))
    for (const [from, to] of [['2026-11-19', '2026-11-19'], ['2026-11-20', '2026-11-20'], ['2026-11-07', '2027-02-08']] as const) {
      const { kpis, days } = await report(organization, `from=${from}&to=${to}`, '2027-02-08')
      expect(compareDecimals(kpis.totalSpend.amount, await dollars(from, to)), from).toBe(0)
      expect(days.filter(({ state }) => state === 'missing'), from).toEqual([])
    }
    expect((await money(organization, '2026-11-20')).at(-1)).not.toEqual(partial)
    expect(await listConnectors(organization.admin)).toMatchObject([{ status: 'Healthy', history: null, settledThrough: '2027-02-06' }])
    expect(await rowsOf(organization.admin, `select min(change->>'from') as first from "AuditEvent" where action = 'connector.synced' and change->>'reason' = 'history'`)).toEqual([{ first: '2026-11-19' }])
  })

  it('once, when two drafts of it race', async () => {
    const { organization, connector } = await connected()
    await removeConnector(organization.admin, { connectorId: connector.id, history: 'keep' })
    const drafts = [await previewOf(organization.admin, KEY), await previewOf(organization.admin, KEY)]
    const saved = await Promise.allSettled(drafts.map((draftId) => saveConnector(organization.admin, { draftId, historyDays: 14 })))
    expect(saved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await listConnectors(organization.admin)).map(({ id }) => id)).toEqual([connector.id])
  })

  it('not from another tenant: each has its own', async () => {
    const { organization, connector } = await connected()
    await removeConnector(organization.admin, { connectorId: connector.id, history: 'keep' })
    const stranger = await makeOrganization()
    expect((await connectKey(stranger.admin, KEY)).id).not.toBe(connector.id)
    expect(await listKeptHistories(organization.admin)).toHaveLength(1)
  })
})
