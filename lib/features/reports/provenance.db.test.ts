import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Day } from '@/lib/domain/day'
import { FIGURES, type FigureId } from '@/lib/domain/figures'
import { addDecimals, compareDecimals, DecimalText, ratio, toScaled, ZERO } from '@/lib/domain/money'
import { parseReportFilter, type ReportFilter } from '@/lib/domain/report-filter'
import { rowsOf } from '@/lib/features/testing/connected'
import { connectedOrganization, rawRows } from '@/lib/features/testing/raw-rows'
import { makeOrganization, simulateOpenAi } from '@/lib/features/testing/simulated'
import type { FigureBy, Provenance } from './provenance-model'

const NOW = '2026-11-20T10:30:00Z'
const simulator = await simulateOpenAi({ now: NOW })
const { syncConnectorNow } = await import('@/lib/features/connectors/sync-connector-now')
const { apiKeysReport, batchReport, costsReport, modelMixReport, overviewReport, projectReport, projectsReport, provenance, servicesReport, tokensReport, usersReport } = await import('@/lib/features/testing/all-reports')
const { disconnect } = await import('@/lib/platform/db')

let organization: Awaited<ReturnType<typeof connectedOrganization>>
let filters: [name: string, filter: ReportFilter][]
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) })
  organization = await connectedOrganization(simulator, 'acme', 'quirky')
  await syncConnectorNow(organization.admin, organization.connectorIds[0] ?? '')
  const { costs, usage } = await rawRows(organization.organizationId)
  const [project, user, key] = [costs.find((row) => row.project)?.project ?? '', usage.find((row) => row.user)?.user ?? '', costs.find((row) => row.key)?.key ?? '']
  const of = (query: string) => parseReportFilter(new URLSearchParams(query), Day.parse('2026-11-20'))
  const fortnight = 'period=last-14-days'
  filters = [['nothing', of(fortnight)], ['a week', of('from=2026-11-14&to=2026-11-19')], ['a connector', of(`${fortnight}&connector=${organization.connectorIds[1] ?? ''}`)], ['a project', of(`${fortnight}&project=${project}`)],
    ['a person', of(`${fortnight}&user=${user}`)], ['a key', of(`${fortnight}&apiKey=${key}`)], ['a model', of(`${fortnight}&model=gpt-5-mini-2025-08-07`)], ['a service', of(`${fortnight}&service=completions`)]]
})
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

const decimal = (text: string | null | undefined) => (text === null || text === undefined ? null : DecimalText.parse(text))
const same = (what: string, a: DecimalText | null, b: DecimalText | null) => expect(`${what}: ${a === null || b === null ? a === b : compareDecimals(a, b) === 0} ${a} ${b}`).toBe(`${what}: true ${a} ${b}`)

/** The largest and the last rows, residuals among them. */
const some = <Row>(rows: Row[]): Row[] => (rows.length > 4 ? [...rows.slice(0, 2), ...rows.slice(-2)] : rows)

/** The figure as the panel makes it is the one that stands on the page, and its table adds up to its terms. */
async function made(filter: ReportFilter, figure: FigureId, by: FigureBy | null, key: string | null, shown: string | null | undefined): Promise<Provenance> {
  const answer = await provenance(organization.finance, filter, { figure, by, key })
  const what = `${figure} by ${by ?? 'nothing'} of ${key ?? 'all'}`
  same(what, answer.value, decimal(shown))
  if (figure !== 'share' && figure !== 'tokenShare') answer.terms.forEach(({ amount, rows }, index) => {
    same(`${what}, ${index}`, addDecimals([ZERO, ...answer.parts.rows.flatMap(({ amounts }) => amounts[index] ?? [])]), amount)
    expect(rows > 0 || compareDecimals(amount, ZERO) === 0).toBe(true)
  })
  expect(answer.days.settled + answer.days.provisional + answer.days.open + answer.days.missing + answer.days.unavailable).toBe(Math.round((Date.parse(filter.to) - Date.parse(filter.from)) / 86_400_000) + 1)
  for (const { newest, oldest, endpoint } of answer.origins) expect([endpoint.startsWith('/v1/organization/'), (newest ?? '') >= (oldest ?? '')]).toEqual([true, true])
  if (answer.allocation) same(`${what}, allocation`, addDecimals([answer.allocation.allocated, answer.allocation.single, answer.allocation.unattributed]), answer.allocation.total)
  return answer
}

describe('every figure is the one on the page', { timeout: 120_000 }, () => {
  it('of the Overview', async () => {
    for (const [, filter] of filters) {
      const { kpis, movers, groups, groupBy } = await overviewReport(organization.finance, filter)
      await made(filter, 'totalSpend', null, null, kpis.totalSpend.amount)
      await made(filter, 'totalSpend', groupBy, null, kpis.totalSpend.amount)
      await made(filter, 'costPerDeveloper', null, null, kpis.costPerDeveloper.amount)
      await made(filter, 'cacheHitRate', null, null, kpis.cacheHitRate.rate)
      await made(filter, 'batchPercentage', null, null, kpis.batch.rate)
      const mix = await made(filter, 'modelMix', null, null, kpis.totalSpend.amount)
      expect(mix.terms.map(({ amount }) => addDecimals([amount]))).toEqual([kpis.modelMix.frontier, kpis.modelMix.mid, kpis.modelMix.entry, kpis.modelMix.unclassified, kpis.modelMix.noModel].map(({ amount }) => amount))
      for (const { key, difference } of movers.slice(0, 2)) await made(filter, 'change', groupBy, key, difference)
      for (const { key, share } of groups.slice(-3)) await made(filter, 'share', groupBy, key, share)
    }
  })

  it('of Model mix, row by row', async () => {
    for (const [, filter] of filters.filter((_, index) => index % 2 === 0)) {
      const { models, totals, thinking, total } = await modelMixReport(organization.finance, filter)
      expect((await made(filter, 'thinking', null, null, thinking.tokens)).terms.map(({ amount }) => amount)).toEqual([thinking.oSeries, thinking.otherModels])
      for (const { key, amount, usage } of [...some(models), { key: null, amount: total, usage: totals }]) {
        await made(filter, 'spend', 'model', key, amount)
        if (!usage) continue
        for (const figure of ['requests', 'input', 'cached', 'output', 'perMillion', 'batchShare'] as const) await made(filter, figure, 'model', key, usage[figure])
        await made(filter, 'cacheHitRate', 'model', key, usage.cacheHit)
        expect((await made(filter, 'thinking', 'model', key, usage.thinking.tokens)).exact).toBe(usage.thinking.exact)
      }
    }
  })

  it('of Tokens and Costs', async () => {
    for (const [, filter] of filters) {
      const { sums, total, hours } = await tokensReport(organization.finance, filter)
      for (const figure of ['requests', 'input', 'cached', 'output'] as const) await made(filter, figure, null, null, sums[figure])
      for (const figure of ['tokens', 'tokenParts'] as const) await made(filter, figure, null, null, total)
      await made(filter, 'hourlyTokens', null, null, hours?.total ?? '0')
      const costs = await costsReport(organization.finance, filter)
      await made(filter, 'spend', 'lineItem', null, costs.total)
      for (const { key, amount, quantity } of some(costs.lines)) {
        await made(filter, 'spend', 'lineItem', key, amount)
        if (quantity !== null) await made(filter, 'quantity', 'lineItem', key, quantity)
      }
    }
  })

  it('of Projects, Users and API keys', async () => {
    for (const [name, filter] of filters.slice(1, 6)) {
      for (const [report, by, spend] of [[projectsReport, 'project', 'projectSpend'], [usersReport, 'user', 'userSpend'], [apiKeysReport, 'apiKey', 'keySpend']] as const) {
        const { rows, total, totalUsage } = await report(organization.finance, filter)
        const answer = await made(filter, spend, by, null, total)
        expect(answer.basis).toBe(by === 'user' || name === 'a person' ? 'allocated' : 'direct')
        for (const { key, amount, usage, delta } of [...some(rows), { key: null, amount: total, usage: totalUsage, delta: null }]) {
          await made(filter, spend, by, key, amount)
          if (usage) for (const figure of ['requests', 'input', 'output'] as const) await made(filter, figure, by, key, usage[figure])
          if (delta) await made(filter, 'change', by, key, delta.difference)
        }
      }
    }
  })

  it('of Services and Batch & tiers', async () => {
    for (const [, filter] of filters) {
      const services = await servicesReport(organization.finance, filter)
      await made(filter, 'spend', 'service', null, services.total)
      for (const { service, amount, quantity, requests } of some(services.rows)) {
        await made(filter, 'spend', 'service', `thing:${service}`, amount)
        if (quantity !== null) await made(filter, 'units', 'service', `thing:${service}`, quantity)
        if (requests !== null) await made(filter, 'serviceRequests', 'service', `thing:${service}`, requests)
      }
      const { batch, tiers, tokens, total } = await batchReport(organization.finance, filter)
      for (const [by, { rows }] of [['batch', batch], ['tier', tiers]] as const) {
        await made(filter, 'workSpend', by, null, total)
        await made(filter, 'tokens', by, null, tokens)
        for (const { key, amount, tokens: own, tokenShare } of rows) {
          await made(filter, 'workSpend', by, key, amount)
          if (own !== null) await made(filter, 'tokens', by, key, own)
          if (own !== null) await made(filter, 'tokenShare', by, key, tokenShare)
        }
      }
    }
  })

  it('of a page of its own', async () => {
    const [, filter] = filters[0] ?? []
    if (!filter) throw new Error('no filter')
    const [row] = (await projectsReport(organization.finance, filter)).rows
    const { total, usage } = await projectReport(organization.finance, filter, row?.id ?? '')
    const own = { ...filter, only: { ...filter.only, project: [row?.id ?? ''] } }
    await made(own, 'projectSpend', null, null, total)
    await made(own, 'cacheHitRate', null, null, usage.cacheHit)
    await made(own, 'batchShare', null, null, usage.batchShare)
    same('share', ratio(toScaled(total), toScaled(total)), DecimalText.parse('1'))
  })
})

describe('it says', () => {
  const fortnight = () => filters[0]?.[1] ?? (() => { throw new Error('no filter') })()

  it('the rows, endpoints, grouping and fetches behind dollars, and every named rest', async () => {
    const answer = await provenance(organization.finance, fortnight(), { figure: 'totalSpend', by: 'model', key: null })
    const { costs, cells } = await rawRows(organization.organizationId)
    expect(answer.terms[0]?.rows).toBe(costs.filter(({ currency }) => currency === 'USD').length)
    expect(answer.origins.map(({ connector, service, groupBy, days }) => [connector, service, groupBy, days])).toEqual(['acme', 'quirky'].map((name) => [name, 'costs', ['project_id', 'line_item', 'api_key_id'], 14]))
    same('unattributed', answer.residuals.find(({ label }) => label === 'Unattributed')?.amount ?? null, addDecimals(cells.filter(({ user }) => user === null).map(({ amount }) => amount)))
    expect(answer.days).toMatchObject({ open: 1, missing: 0 })
    expect(answer.rejected).toBe((await rowsOf(organization.admin, `select count(*)::text as rows from "RejectedRow" where service = 'costs' and day between '2026-11-07' and '2026-11-20'`))[0]?.['rows'])
  })

  it('what share is allocated, and over which services', async () => {
    const { allocation, origins, formula } = await provenance(organization.finance, fortnight(), { figure: 'userSpend', by: 'user', key: null })
    expect(Number(allocation?.share)).toBeGreaterThan(0)
    expect(new Set(origins.map(({ service }) => service))).toContain('completions')
    expect(formula).toBe(FIGURES.userSpend.formula)
  })

  it('nothing to another organization, and why a question cannot be answered', async () => {
    const stranger = await makeOrganization()
    const foreign = { ...fortnight(), connectorIds: organization.connectorIds }
    await expect(provenance(stranger.admin, foreign, { figure: 'totalSpend', by: null, key: null })).rejects.toMatchObject({ code: 'not_found' })
    const own = await provenance(stranger.admin, fortnight(), { figure: 'totalSpend', by: 'project', key: null })
    expect([own.value, own.parts.rows, own.origins]).toEqual([null, [], []])
    await expect(provenance(organization.finance, fortnight(), { figure: 'units', by: null, key: null })).rejects.toMatchObject({ code: 'invalid' })
  })
})
