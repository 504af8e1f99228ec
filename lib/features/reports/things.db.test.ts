import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { addDecimals, ZERO } from '@/lib/domain/money'
import { parseReportFilter } from '@/lib/domain/report-filter'
import { anyFilter, billed, conserved, filterOf, NOTHING, NOW, same, sum, TODAY } from '@/lib/features/testing/asked'
import { connectedOrganization, rawRows } from '@/lib/features/testing/raw-rows'
import { makeOrganization, simulateOpenAi } from '@/lib/features/testing/simulated'

const simulator = await simulateOpenAi({ now: NOW })
const { apiKeyReport, apiKeysReport, projectReport, projectsReport, userReport, usersReport } = await import('@/lib/features/testing/all-reports')
const { thingExists } = await import('./thing-exists')
const { disconnect } = await import('@/lib/platform/db')

let organization: Awaited<ReturnType<typeof connectedOrganization>>
let raw: Awaited<ReturnType<typeof rawRows>>
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) })
  organization = await connectedOrganization(simulator, 'acme', 'quirky')
  raw = await rawRows(organization.organizationId)
})
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

describe('Projects, Users and API keys', () => {
  const KINDS = [
    { kind: 'projects' as const, many: projectsReport, one: projectReport, of: 'project' as const }, { kind: 'users' as const, many: usersReport, one: userReport, of: 'user' as const },
    { kind: 'api-keys' as const, many: apiKeysReport, one: apiKeyReport, of: 'apiKey' as const },
  ]

  it('add up to the raw rows, whatever they are narrowed to', async () => {
    await fc.assert(fc.asyncProperty(anyFilter(raw, organization.connectorIds), fc.constantFrom(...KINDS), async (only, { many }) => {
      const report = await many(organization.finance, filterOf(only))
      same(report.total, sum(billed(raw, only)))
      same(sum(report.rows), report.total)
      conserved(report, report.total)
      for (const row of report.rows) same(addDecimals([ZERO, ...row.trend.flatMap((point) => point ?? [])]), row.amount)
    }), { numRuns: 12 })
  })

  it.each(KINDS)('open pages whose dollars and tokens are those of their row: $of', async ({ many, one, of }) => {
    const list = await many(organization.finance, filterOf(NOTHING))
    for (const row of list.rows.filter(({ id }) => id !== null).slice(0, 6)) {
      const thing = await one(organization.finance, filterOf(NOTHING), row.id ?? '')
      expect([thing.label, thing.note]).toEqual([row.label, row.note])
      same(thing.total, row.amount)
      same(thing.total, sum(billed(raw, { ...NOTHING, [of]: [row.id ?? ''] })))
      same(thing.everything, list.total)
      conserved(thing, thing.total)
      for (const { groups } of thing.breakdowns) same(sum(groups), thing.total)
      expect(thing.usage).toMatchObject(row.usage ?? { requests: '0', input: '0', output: '0' })
    }
  })

  it('mark service accounts and name what belongs to nobody', async () => {
    const { rows, basis } = await usersReport(organization.finance, filterOf(NOTHING))
    expect(basis).toBe('allocated')
    expect(rows.find(({ label }) => label === 'support-backend')?.note).toContain('service account')
    expect(rows.filter(({ kind }) => kind === 'residual').map(({ label }) => label)).toEqual(['Unattributed'])
  })

  it('do not admit what is unknown or another organization’s', async () => {
    const stranger = await makeOrganization()
    for (const { kind, many, one } of KINDS) {
      const [row] = (await many(organization.finance, filterOf(NOTHING))).rows.filter(({ id }) => id !== null)
      await expect(one(organization.finance, filterOf(NOTHING), 'nothing-of-this-name')).rejects.toMatchObject({ code: 'not_found' })
      await expect(one(stranger.admin, filterOf(NOTHING), row?.id ?? '')).rejects.toMatchObject({ code: 'not_found' })
      const exists = [await thingExists(organization.finance, kind, row?.id ?? ''), await thingExists(organization.finance, kind, 'nothing-of-this-name'), await thingExists(organization.finance, kind, 'a\0b'), await thingExists(stranger.admin, kind, row?.id ?? '')]
      expect(exists).toEqual([true, false, false, false])
    }
  })

  it('compare with the days before only where they were read', async () => {
    const fortnight = await projectsReport(organization.finance, filterOf(NOTHING))
    expect(fortnight.compared).toBeNull()
    const week = await projectsReport(organization.finance, parseReportFilter(new URLSearchParams('from=2026-11-14&to=2026-11-19'), TODAY))
    expect(week.compared).toEqual({ from: '2026-11-08', to: '2026-11-13', comparable: { from: '2026-11-14', to: '2026-11-19' } })
    same(sum(week.rows.map(({ delta }) => ({ amount: delta?.now ?? ZERO }))), week.total)
    const before = await projectsReport(organization.finance, parseReportFilter(new URLSearchParams('from=2026-11-08&to=2026-11-13'), TODAY))
    for (const { key, delta } of week.rows) same(delta?.was ?? ZERO, before.rows.find((row) => row.key === key)?.amount ?? ZERO)
  })
})
