import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Day, secondsOf } from '@/lib/domain/day'
import { addDecimals, compareDecimals, ZERO, type DecimalText } from '@/lib/domain/money'
import { parseReportFilter } from '@/lib/domain/report-filter'
import { rowsOf } from '@/lib/features/testing/connected'
import { connectedOrganization } from '@/lib/features/testing/raw-rows'
import { rawPages, simulateOpenAi, sumField } from '@/lib/features/testing/simulated'

const NOW = '2026-11-20T10:30:00Z'
const simulator = await simulateOpenAi({ now: NOW })
const { exportProjects } = await import('@/lib/features/exports/things-csv')
const { costsReport, modelMixReport, overviewReport, projectsReport, provenance, userReport, usersReport } = await import('@/lib/features/testing/all-reports')
const { disconnect } = await import('@/lib/platform/db')

let organization: Awaited<ReturnType<typeof connectedOrganization>>
let [first, second] = ['', '']
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) })
  organization = await connectedOrganization(simulator, 'two-projects', 'thinking')
  ;[first = '', second = ''] = organization.connectorIds
  const { inTenantSql } = await import('@/lib/platform/tenant')
  // Ada and Theo are one person with an account in either vendor organization.
  await inTenantSql(organization.admin, (tx) => tx.query(`update "DirectoryEntry" set email = 'ada@two-projects.example' where email = 'theo@thinking.example'`))
})
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

const filterOf = (query = '') => parseReportFilter(new URLSearchParams(`period=last-14-days${query}`), Day.parse('2026-11-20'))
const of = (connector: string, query = '') => filterOf(`&connector=${connector}${query}`)
const same = (a: DecimalText, b: DecimalText) => expect(`${compareDecimals(a, b)} ${a} ${b}`).toBe(`0 ${a} ${b}`)

describe('several connectors', () => {
  it('are totalled, and narrowed to one', async () => {
    const total = async (filter: ReturnType<typeof filterOf>) => (await overviewReport(organization.finance, filter)).kpis.totalSpend.amount
    const [both, one, other] = [await total(filterOf()), await total(of(first)), await total(of(second))]
    same(both, addDecimals([one, other]))
    expect([compareDecimals(one, ZERO), compareDecimals(other, ZERO)]).toEqual([1, 1])
  })

  it('one person is one row, whichever connector is looked at', async () => {
    const { rows } = await usersReport(organization.finance, filterOf())
    const people = rows.filter(({ vendors }) => vendors.length === 2)
    expect(people.map(({ label }) => label)).toEqual(['Ada'])
    const id = people[0]?.id ?? ''
    const parts = [await userReport(organization.finance, of(first), id), await userReport(organization.finance, of(second), id)].map(({ total }) => total)
    expect(parts.map((part) => compareDecimals(part, ZERO))).toEqual([1, 1])
    same(addDecimals(parts), people[0]?.amount ?? ZERO)
    const narrowed = await overviewReport(organization.finance, of(second, `&user=${encodeURIComponent(id)}`))
    same(narrowed.kpis.totalSpend.amount, parts[1] ?? ZERO)
    expect((await overviewReport(organization.finance, filterOf())).kpis.costPerDeveloper.people).toBe(2)
  })

  it('stand beside every project and line item, also in the CSV', async () => {
    const { rows } = await projectsReport(organization.finance, filterOf())
    expect(new Map(rows.map(({ label, vendors }) => [label, vendors]))).toEqual(new Map([['Alpha', [first]], ['Beta', [first]], ['Only thoughts', [second]]]))
    const { lines } = await costsReport(organization.finance, filterOf())
    expect(lines.find(({ label }) => label === 'gpt-5-mini-2025-08-07, input')?.vendors).toEqual([first, second].sort())
    expect(lines.find(({ label }) => label === 'o3-2025-04-16, input')?.vendors).toEqual([second])
    const [vendor] = await rowsOf(organization.admin, 'select "vendorOrganizationId" as id from "Connector" where id = $1', [second])
    let csv = ''
    for await (const line of (await exportProjects(organization.finance, filterOf(), { table: 'rows', hide: [] })).lines) csv += line.toString()
    expect(csv.split('\r\n').find((line) => line.includes('Only thoughts'))).toContain(String(vendor?.['id']))
  })
})

describe('thinking tokens', () => {
  it('are the exact number where every row has one: what OpenAI wrote, added up from its answers alone', async () => {
    const { start, end } = secondsOf({ from: Day.parse('2026-11-07'), to: Day.parse('2026-11-20') })
    const texts = await rawPages(simulator.url, simulator.keyOf('thinking'), '/organization/usage/completions', `start_time=${start}&end_time=${end}&bucket_width=1d&limit=31&group_by=model`)
    const { thinking, models } = await modelMixReport(organization.finance, of(second))
    expect(thinking).toMatchObject({ tokens: `${sumField(texts, 'reasoning_tokens')}`, exact: true })
    expect(BigInt(thinking.oSeries) * 2n).toBe(BigInt(thinking.otherModels))
    expect(models.find(({ label }) => label.startsWith('gpt-4.1'))?.usage?.thinking).toMatchObject({ tokens: '0', exact: true })
    expect(await provenance(organization.finance, of(second), { figure: 'thinking', by: null, key: null })).toMatchObject({ value: thinking.tokens, exact: true })
  })

  it('are an upper bound again beside rows that have none', async () => {
    const [exact, derived, both] = [await modelMixReport(organization.finance, of(second)), await modelMixReport(organization.finance, of(first)), await modelMixReport(organization.finance, filterOf())]
    expect(both.thinking).toMatchObject({ tokens: `${BigInt(exact.thinking.tokens) + BigInt(derived.thinking.tokens)}`, exact: false })
    expect(derived.thinking).toMatchObject({ exact: false, oSeries: '0', otherModels: derived.models.find(({ label }) => label.startsWith('gpt-5-mini'))?.usage?.output })
  })
})
