import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { addDecimals, compareDecimals, DecimalText } from '@/lib/domain/money'
import { parseReportFilter } from '@/lib/domain/report-filter'
import { Day } from '@/lib/domain/day'
import { connectKey, previewed, rowsOf, verified } from '@/lib/features/testing/connected'
import { makeOrganization, rawPages, simulateOpenAi, sumAmounts, sumField } from '@/lib/features/testing/simulated'

const NOW = '2026-11-20T10:30:00Z'
const simulator = await simulateOpenAi({ now: NOW })
const { verifyNewConnector } = await import('./verify-new-connector')
const { readPreview } = await import('./read-preview')
const { saveConnector } = await import('./save-connector')
const { listConnectors } = await import('./list-connectors')
const { syncConnectorNow } = await import('./sync-connector-now')
const { importHistoryChunk } = await import('./import-history')
const { servicesReport } = await import('@/lib/features/reports/services')
const { overviewReport } = await import('@/lib/features/reports/overview')
const { inTenantSql } = await import('@/lib/platform/tenant')
const { disconnect } = await import('@/lib/platform/db')

type Organization = Awaited<ReturnType<typeof makeOrganization>>
const TODAY = Day.parse('2026-11-20')
const FORTNIGHT = `start_time=${Date.parse('2026-11-07T00:00:00Z') / 1000}&end_time=${Date.parse('2026-11-21T00:00:00Z') / 1000}`
const filter = (query: string) => parseReportFilter(new URLSearchParams(query), TODAY)

beforeAll(() => { vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) }) })
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

async function connected(slug: string, historyDays: 14 | 90 | 365 = 14) {
  const organization = await makeOrganization()
  const draftId = await verified(organization.admin, simulator.keyOf(slug))
  await previewed(organization.admin, draftId)
  return { organization, connector: await saveConnector(organization.admin, { draftId, historyDays }) }
}
const facts = async (organization: Organization) => ({
  usage: await rowsOf(organization.admin, 'select u.*, s.hash from "UsageDay" u join "Series" s on s.id = u."seriesId" order by 1, 2'),
  hours: await rowsOf(organization.admin, 'select u.* from "UsageHour" u order by 1, 2'),
  costs: await rowsOf(organization.admin, 'select c."seriesId", c.day, c.amount::text, c.quantity::text from "CostDay" c order by 1, 2'),
  attributed: await rowsOf(organization.admin, 'select "costSeriesId", "usageSeriesId", day, amount::text, basis from "AttributedCost" order by 1, 2, 3'),
})

describe('from a pasted key to a report', () => {
  it('previews exactly what the raw answers add up to, saves exactly that, and reports it', async () => {
    const key = simulator.keyOf('acme')
    const organization = await makeOrganization()
    const draftId = await verified(organization.admin, key)
    const preview = await previewed(organization.admin, draftId)

    const completions = await rawPages(simulator.url, key, '/organization/usage/completions', `${FORTNIGHT}&limit=31&group_by=model&group_by=project_id`)
    const dollars = sumAmounts(await rawPages(simulator.url, key, '/organization/costs', `${FORTNIGHT}&limit=180`))
    expect(preview.totals).toMatchObject({
      input: `${sumField(completions, 'input_tokens')}`, output: `${sumField(completions, 'output_tokens')}`,
      cachedInput: `${sumField(completions, 'input_cached_tokens')}`, requests: `${sumField(completions, 'num_model_requests')}`,
    })
    expect(BigInt(preview.totals.input)).toBeGreaterThan(0n)
    expect(compareDecimals(preview.totals.cost, dollars)).toBe(0)
    expect(preview.rejected).toEqual([])

    simulator.control({ do: 'reset-requests' })
    const connector = await saveConnector(organization.admin, { draftId, historyDays: 14 })
    const overview = await overviewReport(organization.admin, filter('from=2026-11-07&to=2026-11-20'))
    expect(compareDecimals(overview.kpis.totalSpend.amount, dollars)).toBe(0)
    expect(overview.kpis.cacheHitRate).toMatchObject({ input: preview.totals.input, cached: preview.totals.cachedInput })
    expect(connector).toMatchObject({ name: 'OpenAI', settledThrough: '2026-11-18', keyLast4: key.slice(-4) })
    expect(JSON.stringify([connector, preview, overview])).not.toContain(key)
  })

  it('previews every other service as Services counts it', async () => {
    const organization = await makeOrganization()
    const draftId = await verified(organization.admin, simulator.keyOf('quirky'))
    const previewedUnits = (await previewed(organization.admin, draftId)).otherServices.filter(({ service }) => service !== 'vector_stores')
    await saveConnector(organization.admin, { draftId, historyDays: 14 })
    const counted = new Map((await servicesReport(organization.admin, filter('from=2026-11-07&to=2026-11-20'))).rows.map(({ service, quantity }) => [service, quantity ?? '0']))
    expect(previewedUnits.map(({ service, quantity }) => [service, quantity])).toEqual(previewedUnits.map(({ service }) => [service, counted.get(service)]))
    expect(Number(counted.get('decisions'))).toBeGreaterThan(0)
  })

  it('syncs twice and leaves the same rows; nothing changed, so nothing is written', async () => {
    const { organization, connector } = await connected('acme')
    await syncConnectorNow(organization.admin, connector.id)
    const first = await facts(organization)
    const again = await syncConnectorNow(organization.admin, connector.id)
    expect(again.changedDays).toBe(0)
    expect(await facts(organization)).toEqual(first)
    expect(first.hours.length).toBeGreaterThan(0)
  })

  it('takes late usage and restated dollars, and keeps a restatement of a settled day', async () => {
    const { organization, connector } = await connected('two-projects')
    const before = await overviewReport(organization.admin, filter('from=2026-11-18&to=2026-11-18'))
    simulator.control({ do: 'restate-costs', organization: 'two-projects', day: Day.parse('2026-11-18'), factor: '2' })
    await syncConnectorNow(organization.admin, connector.id)
    const after = await overviewReport(organization.admin, filter('from=2026-11-18&to=2026-11-18'))
    expect(compareDecimals(after.kpis.totalSpend.amount, before.kpis.totalSpend.amount)).toBe(1)
    const restated = await rowsOf(organization.admin, `select measure, day, "oldValue"::text as old, "newValue"::text as new from "Restatement" where measure = 'amount'`)
    expect(restated).toHaveLength(1)
    expect(restated[0]).toMatchObject({ day: '2026-11-18' })
    expect(compareDecimals(DecimalText.parse(String(restated[0]?.['new'])), after.kpis.totalSpend.amount)).toBe(0)
  })

  it('imports the history asked for, each day once, equal to the raw answers', async () => {
    const { organization, connector } = await connected('two-projects', 90)
    expect(connector.status).toBe('Importing history')
    const job = { organizationId: organization.organizationId, actor: { kind: 'job' as const, name: 'test' } }
    while ((await importHistoryChunk(job, connector.id)).more);
    const start = Date.parse('2026-08-23T00:00:00Z') / 1000
    const dollars = sumAmounts(await rawPages(simulator.url, simulator.keyOf('two-projects'), '/organization/costs', `start_time=${start}&limit=180`))
    const overview = await overviewReport(organization.admin, filter('period=last-90-days'))
    expect(compareDecimals(overview.kpis.totalSpend.amount, dollars)).toBe(0)
    expect(overview.days.every(({ state }) => state !== 'missing')).toBe(true)
    const [saved] = await listConnectors(organization.admin)
    expect([saved?.status, saved?.history]).toEqual(['Healthy', null])
  })
})

describe('a saved connector conserves every dollar', () => {
  let organization: Organization
  beforeAll(async () => { organization = (await connected('acme')).organization })

  it.each(['model', 'project', 'user', 'apiKey', 'lineItem'])('when grouped by %s', async (groupBy) => {
    const overview = await overviewReport(organization.finance, filter(`period=last-14-days&groupBy=${groupBy}`))
    const total = overview.kpis.totalSpend.amount
    const sum = async (table: string) => DecimalText.parse(String((await rowsOf(organization.admin, `select sum(amount)::text as sum from "${table}"`))[0]?.['sum']))
    expect(compareDecimals(addDecimals(overview.groups.map(({ amount }) => amount)), total)).toBe(0)
    expect(compareDecimals(addDecimals(overview.days.flatMap(({ parts }) => Object.values(parts))), total)).toBe(0)
    expect(compareDecimals(addDecimals(overview.days.flatMap(({ amount }) => amount ?? [])), total)).toBe(0)
    expect(compareDecimals(await sum('CostDay'), total)).toBe(0)
    expect(compareDecimals(await sum('AttributedCost'), total)).toBe(0)
  })
})

describe('an organization without usage', () => {
  it('says so and may be saved', async () => {
    const organization = await makeOrganization()
    const draftId = await verified(organization.admin, simulator.keyOf('empty'))
    const preview = await previewed(organization.admin, draftId)
    expect(preview).toMatchObject({ empty: true, totals: { input: '0', cost: '0' } })
    await expect(saveConnector(organization.admin, { draftId, historyDays: 14 })).resolves.toMatchObject({ status: 'Healthy' })
  })
})

describe('the same vendor organization', () => {
  it('is connected once: the second Verify names the connector that has it', async () => {
    const { organization, connector } = await connected('two-projects')
    const again = await verifyNewConnector(organization.admin, { name: 'Again', key: simulator.keyOf('two-projects') })
    expect(again).toMatchObject({ ok: false, problem: { code: 'already_connected', connector: { id: connector.id } } })
  })

  it('is refused at Save when two drafts of it race', async () => {
    const organization = await makeOrganization()
    const drafts = [await verified(organization.admin, simulator.keyOf('two-projects')), await verified(organization.admin, simulator.keyOf('two-projects'))]
    for (const draftId of drafts) await previewed(organization.admin, draftId)
    const saved = await Promise.allSettled(drafts.map((draftId) => saveConnector(organization.admin, { draftId, historyDays: 14 })))
    expect(saved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it.each([['usage-only', 'read-only'], ['read-only', 'usage-only'], ['usage-only', 'usage-only']] as const)('is connected once, also when its keys name it differently: a %s key, then a %s one', async (first, second) => {
    const organization = await makeOrganization()
    const { id } = await connectKey(organization.admin, simulator.keyOf('unnamed', first), { vendorOrganizationId: 'org-typed' })
    expect(await verifyNewConnector(organization.admin, { name: 'Again', key: simulator.keyOf('unnamed', second) })).toMatchObject({ ok: false, problem: { code: 'already_connected', connector: { id } } })
  })

  it('is refused at Save when two drafts race that name it differently, and the other’s preview says so', async () => {
    const organization = await makeOrganization()
    const drafts = [await verified(organization.admin, simulator.keyOf('unnamed', 'usage-only')), await verified(organization.admin, simulator.keyOf('unnamed'))]
    for (const draftId of drafts) await previewed(organization.admin, draftId)
    const saved = await Promise.allSettled(drafts.map((draftId) => saveConnector(organization.admin, { draftId, historyDays: 14, vendorOrganizationId: 'org-typed' })))
    expect(saved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(saved.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))).toMatchObject([{ code: 'conflict', message: 'Another connector reads this OpenAI organization already.' }])
    const [connector] = await listConnectors(organization.admin)
    const left = drafts.find((draftId) => draftId !== connector?.id) ?? ''
    expect(await readPreview(organization.admin, left)).toMatchObject({ alreadyConnected: { connectorId: connector?.id, name: 'OpenAI' } })
  })

  it('answers a second press of Save that its draft is gone', async () => {
    const organization = await makeOrganization()
    const draftId = await verified(organization.admin, simulator.keyOf('two-projects'))
    await previewed(organization.admin, draftId)
    const saved = await Promise.allSettled([1, 2].map(() => saveConnector(organization.admin, { draftId, historyDays: 14 })))
    expect(saved.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))).toMatchObject([{ code: 'not_found' }])
  })

  it('is not taken for another one that calls a project by the same common word', async () => {
    const { organization } = await connected('two-projects')
    const draftId = await verified(organization.admin, simulator.keyOf('unnamed'))
    await previewed(organization.admin, draftId)
    for (const word of ['', ' default']) await inTenantSql(organization.admin, (tx) => tx.query(
      `insert into "DirectoryEntry" ("organizationId", "connectorId", kind, "externalId", state, "updatedAt") select "organizationId", id, 'project', $1, 'active', now() from "Connector"`, [word]))
    expect(await readPreview(organization.admin, draftId)).toMatchObject({ alreadyConnected: null, revives: null })
    await saveConnector(organization.admin, { draftId, historyDays: 14 })
    expect(await listConnectors(organization.admin)).toHaveLength(2)
  })
})
