import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { Day } from '@/lib/domain/day'
import { addDecimals, compareDecimals, negate, ZERO, type DecimalText } from '@/lib/domain/money'
import { parseReportFilter } from '@/lib/domain/report-filter'
import { connectedOrganization } from '@/lib/features/testing/raw-rows'
import { simulateOpenAi } from '@/lib/features/testing/simulated'
import type { Compared, Course } from './report-frame-model'

const NOW = '2026-11-20T10:30:00Z'
const TODAY = Day.parse('2026-11-20')
const simulator = await simulateOpenAi({ now: NOW })
const { batchReport, costsReport, modelMixReport, overviewReport, projectReport, projectsReport, servicesReport } = await import('@/lib/features/testing/all-reports')
const { disconnect } = await import('@/lib/platform/db')

let organization: Awaited<ReturnType<typeof connectedOrganization>>
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) })
  organization = await connectedOrganization(simulator, 'acme')
})
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

type Row = Course & { key: string; amount: DecimalText }
type Table = { rows: Row[]; compared: Compared | null }
type Question = Record<string, string>

const asked = (question: Question) => parseReportFilter(new URLSearchParams(question), TODAY)
const firstProject = async () => (await projectsReport(organization.finance, asked({ period: 'last-7-days' }))).rows[0]?.id ?? 'none'

/** Every table of dollars, by the page it stands on. */
const TABLES: Record<string, (question: Question) => Promise<Table>> = {
  overview: async (question) => { const { groups, compared } = await overviewReport(organization.finance, asked(question)); return { rows: groups, compared } },
  'model mix': async (question) => { const { models, compared } = await modelMixReport(organization.finance, asked(question)); return { rows: models, compared } },
  'line items': async (question) => { const { lines, compared } = await costsReport(organization.finance, asked(question)); return { rows: lines, compared } },
  services: async (question) => { const { rows, otherCharges, compared } = await servicesReport(organization.finance, asked(question)); return { rows: [...rows.map((row) => ({ ...row, key: row.service })), otherCharges], compared } },
  batch: async (question) => { const { batch, compared } = await batchReport(organization.finance, asked(question)); return { rows: batch.rows, compared } },
  tiers: async (question) => { const { tiers, compared } = await batchReport(organization.finance, asked(question)); return { rows: tiers.rows, compared } },
  'keys of a project': async (question) => { const { breakdowns, compared } = await projectReport(organization.finance, asked(question), await firstProject()); return { rows: breakdowns[0]?.groups ?? [], compared } },
}

const same = (a: DecimalText, b: DecimalText) => expect(`${compareDecimals(a, b)} ${a} ${b}`).toBe(`0 ${a} ${b}`)
const amountsOf = async (name: string, { from, to }: { from: string; to: string }) => new Map((await TABLES[name]?.({ from, to }))?.rows.map(({ key, amount }) => [key, amount]))

it.each(Object.keys(TABLES))('%s: the points of each row add up to it, and its change is that between the two periods asked for by themselves', async (name) => {
  const table = await TABLES[name]?.({ period: 'last-7-days' })
  if (!table?.compared) throw new Error('nothing to compare with')
  expect(table.rows.length).toBeGreaterThan(1)
  const [was, now] = [await amountsOf(name, table.compared), await amountsOf(name, table.compared.comparable)]
  for (const { key, amount, trend, delta } of table.rows) {
    same(addDecimals([ZERO, ...trend.flatMap((point) => point ?? [])]), amount)
    if (!delta) throw new Error(`${key} has no change`)
    same(delta.was, was.get(key) ?? ZERO)
    same(delta.now, now.get(key) ?? ZERO)
    same(delta.difference, addDecimals([delta.now, negate(delta.was)]))
  }
})

it('without a period before that was read there is no change', async () => {
  for (const table of Object.values(TABLES)) for (const { delta } of (await table({ period: 'last-14-days' })).rows) expect(delta).toBeNull()
})
