import { Readable } from 'node:stream'
import { afterAll, expect, it } from 'vitest'
import { Day, startOfDaySeconds } from '@/lib/domain/day'
import { DecimalText, trimDecimal } from '@/lib/domain/money'
import { PULLED_SERVICES } from '@/lib/domain/services'
import { parseReportFilter } from '@/lib/domain/report-filter'
import { exportBatch } from '@/lib/features/exports/batch-csv'
import { exportModelMix } from '@/lib/features/exports/model-mix-csv'
import { exportServices } from '@/lib/features/exports/services-csv'
import { exportProjects } from '@/lib/features/exports/things-csv'
import { storePulls } from '@/lib/features/ingest/store-pulls'
import { insertConnector } from '@/lib/features/testing/saved-connector'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { disconnect } from '@/lib/platform/db'
import { inTenantSql } from '@/lib/platform/tenant'
import { costsReport } from './costs'
import { overviewReport } from './overview'
import { provenance } from './provenance'
import { apiKeyReport } from './thing'

afterAll(disconnect)

const day = (text: string) => startOfDaySeconds(Day.parse(text))
const at = new Date('2026-01-20T00:00:00Z')
const pull = { width: '1d' as const, range: { from: Day.parse('2025-12-01'), to: Day.parse('2025-12-10') }, startedAt: at, finishedAt: at, usage: [], costs: [], rejected: [] }
const cost = (on: string, amount: string, apiKeyGrouped: boolean, currency = 'USD') =>
  ({ bucketStart: day(on), projectId: 'p', apiKeyId: apiKeyGrouped ? 'k' : null, apiKeyGrouped, lineItem: 'x', amount: DecimalText.parse(amount), currency, quantity: null, quantityUnit: null })
const bad = (service: 'costs' | 'completions', on: string) => ({ service, bucketStart: day(on), reason: 'odd', raw: '{}' })

it('a report tells which rows of its period could not be read, which dollars have no key, and which money is none', async () => {
  const { admin, finance } = await makeOrganization()
  const scope = await insertConnector(admin)
  await inTenantSql(admin, (tx) => storePulls(tx, scope, [
    { ...pull, service: 'costs', costs: [cost('2025-12-04', '1.5', false), cost('2025-12-05', '2', false), cost('2025-12-06', '4', true), cost('2025-12-06', '8', true, 'EUR')], rejected: [bad('costs', '2025-12-05'), bad('costs', '2025-12-09')] },
    { ...pull, service: 'completions', rejected: [bad('completions', '2025-12-05')] },
    { ...pull, service: 'completions', width: '1h', rejected: [bad('completions', '2025-12-05')] },
  ], 'manual'))
  const report = (query: string) => costsReport(finance, parseReportFilter(new URLSearchParams(query), Day.parse('2026-01-20')))
  expect(await report('from=2025-12-01&to=2025-12-08')).toMatchObject({ withoutKeys: { amount: '3.5', from: '2025-12-04', to: '2025-12-05', counted: true }, setAside: { costs: 1, usage: 1 }, otherCurrencies: [{ currency: 'EUR', amount: '8' }] })
  expect(await report('from=2025-12-06&to=2025-12-08')).toMatchObject({ withoutKeys: null, setAside: { costs: 0, usage: 0 } })
})

it('narrowed to a key, days without keys are a gap and no zero, are not compared, and say what is left out', async () => {
  const { admin, finance } = await makeOrganization()
  const [scope, other] = [await insertConnector(admin), await insertConnector(admin)]
  const keyed = cost('2025-12-06', '4', true)
  await inTenantSql(admin, (tx) => storePulls(tx, scope, [{ ...pull, service: 'costs', costs: [cost('2025-12-04', '1.5', false), cost('2025-12-05', '2', false), keyed, { ...keyed, bucketStart: day('2025-12-09') }] }], 'manual'))
  // Of a vendor organization that does not know the key.
  await inTenantSql(admin, (tx) => storePulls(tx, other, [{ ...pull, service: 'costs', costs: [cost('2025-12-07', '9', false)] }], 'manual'))
  const asked = (query: string) => parseReportFilter(new URLSearchParams(query), Day.parse('2026-01-20'))
  const left = { amount: '3.5', from: '2025-12-04', to: '2025-12-05', counted: false }
  for (const report of [await apiKeyReport(finance, asked('from=2025-12-03&to=2025-12-07'), 'k'), await costsReport(finance, asked('from=2025-12-03&to=2025-12-07&apiKey=k'))]) {
    expect(report).toMatchObject({ withoutKeys: left, total: '4', compared: null })
    expect(report.days.map(({ state, amount }) => `${state} ${amount}`)).toEqual(['provisional null', 'unavailable null', 'unavailable null', 'provisional 4', 'provisional null'])
  }
  const made = await provenance(finance, asked('from=2025-12-03&to=2025-12-07&apiKey=k'), { figure: 'keySpend', by: null, key: null })
  expect(made.days).toMatchObject({ provisional: 3, unavailable: 2, missing: 0 })
  expect(await apiKeyReport(finance, asked('from=2025-12-08&to=2025-12-09'), 'k')).toMatchObject({ withoutKeys: null, compared: { from: '2025-12-06', to: '2025-12-07' } })
  expect(await apiKeyReport(finance, asked('from=2025-12-06&to=2025-12-07'), 'k')).toMatchObject({ withoutKeys: null, compared: null })
})

it('dollars that OpenAI has not reported yet are unknown in figures and files, and no zero', async () => {
  const { admin, finance } = await makeOrganization()
  const scope = await insertConnector(admin)
  const dimensions = { projectId: 'p', apiKeyId: 'k', userId: 'u', model: 'gpt-5-mini', batch: false, serviceTier: 'default', extra: {} }
  const used = (on: string) => ({ service: 'completions' as const, bucketStart: day(on), dimensions, measures: { num_model_requests: 3n, input_tokens: 5n, input_uncached_tokens: 5n, output_tokens: 1n } })
  await inTenantSql(admin, (tx) => storePulls(tx, scope, [{ ...pull, service: 'completions', usage: [used('2025-12-09'), used('2025-12-10')] }, { ...pull, service: 'costs', costs: [cost('2025-12-09', '4', true)] }], 'manual'))
  const asked = (query: string) => parseReportFilter(new URLSearchParams(query), Day.parse('2025-12-10'))
  const [today, both] = [asked('from=2025-12-10&to=2025-12-10'), asked('from=2025-12-09&to=2025-12-10')]
  expect(await overviewReport(finance, today)).toMatchObject({ known: false, kpis: { costPerDeveloper: { amount: null, people: 1 } }, days: [{ state: 'open', amount: null }] })
  expect(await provenance(finance, today, { figure: 'totalSpend', by: null, key: null })).toMatchObject({ known: false, value: null })
  expect(await provenance(finance, today, { figure: 'requests', by: null, key: null })).toMatchObject({ value: '3' })
  expect(await overviewReport(finance, both)).toMatchObject({ known: true, kpis: { totalSpend: { amount: '4' }, costPerDeveloper: { people: 1 } } })
  for (const [exported, table] of [[exportProjects, 'rows'], [exportModelMix, 'models'], [exportServices, 'services'], [exportBatch, 'work']] as const) {
    const dollars = async (filter: typeof today) => {
      const [header = '', ...rows] = (await Readable.from((await exported(finance, filter, { table, hide: [] })).lines).toArray()).join('').trimEnd().split('\r\n').map((line) => line.split(','))
      return rows.map((row) => row[header.indexOf('Amount (USD)')])
    }
    expect([table, new Set(await dollars(today))]).toEqual([table, new Set([''])])
    expect([table, new Set(await dollars(both)).has('')]).toEqual([table, false])
  }
})

it.each([['-10', '-5', null], ['-10', '5', null], ['0', '5', null], ['10', '-5', '-1.5'], ['10', '5', '-0.5']])('a change from %s to %s dollars has the percentage %s: none of nothing and none of credits', async (was, now, change) => {
  const { admin, finance } = await makeOrganization()
  const scope = await insertConnector(admin)
  const costs = [cost('2025-12-03', was, true), cost('2025-12-04', now, true)]
  await inTenantSql(admin, (tx) => storePulls(tx, scope, PULLED_SERVICES.map((service) => ({ ...pull, service, costs: service === 'costs' ? costs : [] })), 'manual'))
  const { kpis, movers } = await overviewReport(finance, parseReportFilter(new URLSearchParams('from=2025-12-04&to=2025-12-04'), Day.parse('2026-01-20')))
  const trimmed = (text: DecimalText | null | undefined) => text && trimDecimal(text)
  expect(kpis.totalSpend.previous).toMatchObject({ amount: was, comparable: now })
  expect([trimmed(kpis.totalSpend.previous?.change), movers.map((mover) => trimmed(mover.change))]).toEqual([change, [change]])
})
