import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Day } from '@/lib/domain/day'
import { FIGURES } from '@/lib/domain/figures'
import { parseLineItem } from '@/lib/domain/line-item'
import { catalogModel } from '@/lib/domain/model-catalog'
import { addDecimals, compareDecimals, ZERO, type DecimalText } from '@/lib/domain/money'
import { GROUP_BY, parseReportFilter, type ReportFilter } from '@/lib/domain/report-filter'
import { Ledger, type LedgerBy, type Used } from '@/lib/features/testing/ledger'
import { connectedOrganization, rawRows } from '@/lib/features/testing/raw-rows'
import { simulateOpenAi } from '@/lib/features/testing/simulated'
import { testVariable } from '@/lib/platform/env'
import type { Stack } from './report-frame-model'

/** Another organization each time; `PROPERTY_SEED=… npm test -- database properties` makes the same one again. */
const SEED = testVariable('PROPERTY_SEED') ?? randomBytes(4).toString('hex')
const RUNS = { numRuns: 8, seed: Number.parseInt(SEED, 16) | 0 }
const NOW = '2026-11-20T10:30:00Z'
const simulator = await simulateOpenAi({ now: NOW, seed: SEED })
const { apiKeysReport, batchReport, costsReport, modelMixReport, overviewReport, projectsReport, provenance, servicesReport, tokensReport, usersReport } = await import('@/lib/features/testing/all-reports')
const { disconnect } = await import('@/lib/platform/db')

let organization: Awaited<ReturnType<typeof connectedOrganization>>
let ledger: Ledger
let filters: fc.Arbitrary<ReportFilter>
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) })
  organization = await connectedOrganization(simulator, 'random-a', 'random-b', 'random-c')
  ledger = await Ledger.open(organization.organizationId)
  filters = anyFilter(await rawRows(organization.organizationId))
}, 120_000)
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

/** Some of the values that really occur, mostly none. */
function some(values: (string | null)[]): fc.Arbitrary<string[]> {
  const known = [...new Set(values.flatMap((value) => value ?? []))].sort()
  return fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: fc.subarray(known, { minLength: Math.min(1, known.length), maxLength: Math.min(4, known.length) }) })
}

function anyFilter({ costs, usage }: Awaited<ReturnType<typeof rawRows>>): fc.Arbitrary<ReportFilter> {
  const only = fc.record({
    connector: some(organization.connectorIds), project: some(usage.map(({ project }) => project)), apiKey: some(usage.map(({ key }) => key)), user: some(usage.map(({ user }) => user)),
    model: some(costs.map(({ line }) => (line === null ? null : parseLineItem(line).model))), service: some(usage.map(({ service }) => service)),
  })
  return fc.tuple(only, fc.constantFrom(...GROUP_BY), fc.integer({ min: 7, max: 20 }), fc.integer({ min: 0, max: 13 })).map(([chosen, groupBy, first, more]) => {
    const params = new URLSearchParams({ groupBy, from: `2026-11-${`${first}`.padStart(2, '0')}`, to: `2026-11-${Math.min(20, first + more)}`.replace(/-(\d)$/, '-0$1') })
    for (const [name, values] of Object.entries(chosen)) for (const value of values) params.append(name, value)
    return parseReportFilter(params, Day.parse('2026-11-20'))
  })
}

const sum = (amounts: Iterable<DecimalText>) => addDecimals([ZERO, ...amounts])
const same = (what: string, is: DecimalText | null, wanted: DecimalText | null) =>
  expect(`${what}: ${is === null || wanted === null ? is === wanted : compareDecimals(is, wanted) === 0} ${is} ${wanted}`).toBe(`${what}: true ${is} ${wanted}`)

/** The same keys with the same amounts; a group of nothing may be left out on either side. */
function sameGroups(what: string, is: { key: string; amount: DecimalText }[], wanted: Map<string, DecimalText>): void {
  const shown = new Map(is.map(({ key, amount }) => [key, amount]))
  expect(shown.size, `${what}: a group stands twice`).toBe(is.length)
  for (const key of new Set([...shown.keys(), ...wanted.keys()])) same(`${what} of ${key}`, shown.get(key) ?? ZERO, wanted.get(key) ?? ZERO)
}

const conserved = (what: string, { groups, days }: Stack, whole: DecimalText) => {
  same(`${what}, groups`, sum(groups.map(({ amount }) => amount)), whole)
  same(`${what}, days`, sum(days.flatMap(({ amount }) => amount ?? [])), whole)
  same(`${what}, parts`, sum(days.flatMap(({ parts }) => Object.values(parts))), whole)
}
const NOTHING: Used = { requests: 0n, input: 0n, cached: 0n, output: 0n, batch: 0n, reported: 0n, unreported: 0n }
const all = async (filter: ReportFilter) => (await ledger.used(filter, 'all')).get('all') ?? NOTHING
const check = (assertion: (filter: ReportFilter) => Promise<void>) => fc.assert(fc.asyncProperty(filters, assertion), RUNS)
const dollarsOf = async (filter: ReportFilter, by: LedgerBy) => ledger.dollars(filter, by)

describe(`random organizations of seed ${SEED}`, { timeout: 240_000 }, () => {
  it('allocation conserves every billed line item', async () => { expect(await ledger.unconserved()).toEqual([]) })

  it('the Overview: total, groups, days, KPIs, movers with their percentages', () => check(async (filter) => {
    const { kpis, groups, movers, compared, ...stack } = await overviewReport(organization.finance, filter)
    const usd = sum((await dollarsOf(filter, 'all')).values())
    same('total', kpis.totalSpend.amount, usd)
    sameGroups('group', groups, await dollarsOf(filter, filter.groupBy))
    conserved('overview', { groups, ...stack }, usd)
    sameGroups('day', stack.days.map(({ day, amount }) => ({ key: day, amount: amount ?? ZERO })), await dollarsOf(filter, 'day'))
    const used = await all(filter)
    same('cache hit', kpis.cacheHitRate.rate, await ledger.quotient(`${used.cached}`, `${used.input}`))
    same('token share of batch', kpis.batch.tokenShare, await ledger.quotient(`${used.batch}`, `${used.input + used.output}`))
    const people = await ledger.activePeople(filter)
    expect(kpis.costPerDeveloper.people).toBe(people)
    same('cost per developer', kpis.costPerDeveloper.amount, await ledger.quotient(usd, `${people}`))
    const batch = (await dollarsOf(filter, 'batch')).get('thing:batch') ?? ZERO
    const completions = (await dollarsOf(filter, 'service')).get('thing:completions') ?? ZERO
    same('batch percentage', kpis.batch.rate, await ledger.quotient(batch, completions))
    if (!compared) return void expect(movers).toEqual([])
    const [was, now] = [await ledger.dollars(filter, filter.groupBy, compared), await ledger.dollars(filter, filter.groupBy, compared.comparable)]
    sameGroups('was', movers.map(({ key, was: amount }) => ({ key, amount })), was)
    sameGroups('now', movers.map(({ key, now: amount }) => ({ key, amount })), now)
    for (const { difference, was: before, change, key } of movers) same(`change of ${key}`, change, compareDecimals(before, ZERO) > 0 ? await ledger.quotient(difference, before) : null)
  }))

  it('Model mix: tiers, dollars, tokens and $ per 1M tokens of each model, thinking tokens', () => check(async (filter) => {
    const report = await modelMixReport(organization.finance, filter)
    const [usd, used] = [await dollarsOf(filter, 'model'), await ledger.used(filter, 'model')]
    sameGroups('model', report.models, usd)
    conserved('model mix', report, report.whole)
    const billedDays = new Set((await dollarsOf(filter, 'day')).keys())
    const rated = await ledger.used(filter, 'model', billedDays)
    let [oSeries, other] = [0n, 0n]
    for (const { key, usage, tier } of report.models) {
      const own = used.get(key)
      expect(usage === null, key).toBe(own === undefined)
      const model = key.startsWith('thing:') ? catalogModel(key.slice(6)) : null
      expect(tier).toBe(model ? (model.tier ?? 'unclassified') : null)
      if (!usage || !own) continue
      expect([usage.requests, usage.input, usage.cached, usage.output]).toEqual([own.requests, own.input, own.cached, own.output].map(String))
      const tokens = rated.get(key) ?? NOTHING
      same(`$ per 1M of ${key}`, usage.perMillion, usd.has(key) ? await ledger.quotient(usd.get(key) ?? ZERO, `${tokens.input + tokens.output}`, '1000000') : null)
      same(`cache hit of ${key}`, usage.cacheHit, await ledger.quotient(`${own.cached}`, `${own.input}`))
      same(`batch share of ${key}`, usage.batchShare, await ledger.quotient(`${own.batch}`, `${own.input + own.output}`))
      const thought = own.reported + (model?.reasoning ? own.unreported : 0n)
      expect([usage.thinking.tokens, usage.thinking.exact]).toEqual([`${thought}`, !model?.reasoning || own.unreported === 0n])
      if (model?.reasoning === 'o-series') oSeries += thought
      else other += thought
    }
    expect(report.thinking).toMatchObject({ tokens: `${oSeries + other}`, oSeries: `${oSeries}`, otherModels: `${other}` })
    for (const tier of ['frontier', 'mid', 'entry', 'unclassified'] as const) same(tier, report.tiers[tier].amount, sum(Array.from(usd).flatMap(([key, amount]) => (key.startsWith('thing:') && (catalogModel(key.slice(6)).tier ?? 'unclassified') === tier ? amount : []))))
    same('no model', report.tiers.noModel.amount, sum([usd.get('residual:other-charges') ?? ZERO, usd.get('residual:model-free') ?? ZERO]))
  }))

  it('Projects, Users and API keys: dollars and completions of each, nobody twice', () => check(async (filter) => {
    for (const [report, by] of [[projectsReport, 'project'], [usersReport, 'user'], [apiKeysReport, 'apiKey']] as const) {
      const { rows, total, totalUsage, ...rest } = await report(organization.finance, filter)
      sameGroups(by, rows, await dollarsOf(filter, by))
      conserved(by, rest, total)
      const used = await ledger.used(filter, by)
      for (const { key, usage } of rows) { const own = used.get(key); expect([key, usage]).toEqual([key, own ? { requests: `${own.requests}`, input: `${own.input}`, output: `${own.output}` } : null]) }
      for (const key of used.keys()) expect(rows.map((row) => row.key)).toContain(key)
      expect(totalUsage.input).toBe(`${(await all(filter)).input}`)
    }
  }))

  it('Costs, Services, Tokens and Batch & tiers', () => check(async (filter) => {
    const costs = await costsReport(organization.finance, filter)
    sameGroups('line item', costs.lines, await dollarsOf(filter, 'lineItem'))
    conserved('costs', costs, costs.total)
    const services = await servicesReport(organization.finance, filter)
    const byService = await dollarsOf(filter, 'service')
    for (const { service, amount } of services.rows) same(service, amount, byService.get(`thing:${service}`) ?? ZERO)
    same('other charges', services.otherCharges.amount, byService.get('residual:other-charges') ?? ZERO)
    const [tokens, used] = [await tokensReport(organization.finance, filter), await all(filter)]
    conserved('tokens', tokens, tokens.total)
    expect([tokens.sums.input, tokens.sums.cached, tokens.sums.output, tokens.sums.requests]).toEqual([used.input, used.cached, used.output, used.requests].map(String))
    const { batch, tiers, total } = await batchReport(organization.finance, filter)
    for (const [by, cut] of [['batch', batch], ['tier', tiers]] as const) {
      sameGroups(by, cut.rows, await dollarsOf(filter, by))
      conserved(by, cut, total)
      const own = await ledger.used(filter, by)
      for (const { key, tokens: shown } of cut.rows) { const row = own.get(key); expect([key, shown]).toEqual([key, row ? `${row.input + row.output}` : null]) }
    }
  }))

  it('the residuals have names', () => check(async (filter) => {
    for (const report of [projectsReport, usersReport, apiKeysReport, costsReport, batchReport]) {
      const { groups } = { groups: [], ...await report(organization.finance, filter) }
      for (const group of groups) expect(group).toMatchObject({ label: expect.stringMatching(/\S/) })
    }
  }))

  it('whatever is asked, the rows of the panel add up to its figure', () => fc.assert(fc.asyncProperty(filters, fc.constantFrom('totalSpend', 'modelMix', 'thinking', 'requests', 'tokenParts', 'userSpend', 'cacheHitRate', 'perMillion'), async (filter, figure) => {
    const answer = await provenance(organization.finance, filter, { figure, by: figure === 'userSpend' ? 'user' : null, key: null })
    expect(answer.formula).toBe(FIGURES[figure].formula)
    answer.terms.forEach(({ amount, name }, index) => same(name, sum(answer.parts.rows.flatMap(({ amounts }) => amounts[index] ?? [])), amount))
    if (figure === 'totalSpend' || figure === 'userSpend' || figure === 'modelMix') same(figure, answer.value, answer.known ? sum((await dollarsOf(filter, 'all')).values()) : null)
    same('residual of nobody', answer.residuals.find(({ label }) => label === 'Unattributed')?.amount ?? null, answer.basis === null ? null : ((await dollarsOf(filter, 'user')).get('residual:unattributed') ?? ZERO))
  }), { ...RUNS, numRuns: 16 }))
})
