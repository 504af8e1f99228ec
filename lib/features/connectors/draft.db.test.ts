import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Day } from '@/lib/domain/day'
import { compareDecimals } from '@/lib/domain/money'
import { parseReportFilter } from '@/lib/domain/report-filter'
import { previewed, rowsOf, verified } from '@/lib/features/testing/connected'
import { makeOrganization, simulateOpenAi } from '@/lib/features/testing/simulated'

const NOW = '2026-11-20T10:30:00Z'
const simulator = await simulateOpenAi({ now: NOW })
const { readPreview } = await import('./read-preview')
const { saveConnector } = await import('./save-connector')
const { cancelDraft } = await import('./cancel-draft')
const { retryPreview } = await import('./retry-preview')
const { expireDrafts } = await import('./expire-drafts')
const { overviewReport } = await import('@/lib/features/reports/overview')
const { inTenantSql } = await import('@/lib/platform/tenant')
const { disconnect } = await import('@/lib/platform/db')

beforeAll(() => { vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) }) })
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

describe('a draft', () => {
  it('is cancelled with its key, and leaves no row', async () => {
    const organization = await makeOrganization()
    const draftId = await verified(organization.admin, simulator.keyOf('acme'))
    await cancelDraft(organization.admin, draftId)
    await expect(readPreview(organization.admin, draftId)).rejects.toMatchObject({ code: 'not_found' })
    for (const table of ['Connector', 'DraftPull', 'DirectoryEntry']) expect(await rowsOf(organization.admin, `select 1 from "${table}"`)).toEqual([])
  })

  it('expires after 30 minutes, key destroyed', async () => {
    const organization = await makeOrganization()
    const draftId = await verified(organization.admin, simulator.keyOf('acme'))
    await previewed(organization.admin, draftId)
    vi.setSystemTime(Date.parse(NOW) + 31 * 60_000)
    await expect(saveConnector(organization.admin, { draftId, historyDays: 14 })).rejects.toMatchObject({ code: 'not_found' })
    await expireDrafts()
    vi.setSystemTime(new Date(NOW))
    expect(await rowsOf(organization.admin, 'select 1 from "Connector"')).toEqual([])
    expect(await rowsOf(organization.admin, `select action from "AuditEvent" order by at`)).toContainEqual({ action: 'connector.expired' })
  })

  it('names the pull that failed, keeps Save off, and completes after Retry', async () => {
    const organization = await makeOrganization()
    simulator.control({ do: 'fail', with: '500', times: 1, path: '/usage/images', organization: 'two-projects' })
    const draftId = await verified(organization.admin, simulator.keyOf('two-projects'))
    const failed = await vi.waitFor(async () => {
      const preview = await readPreview(organization.admin, draftId)
      expect(preview.pulls.items.filter(({ status }) => status === 'failed')).toHaveLength(1)
      expect(preview.pulls.done).toBe(preview.pulls.total - 1)
      return preview
    }, { timeout: 10_000, interval: 30 })
    expect(failed.pulls.items.find(({ status }) => status === 'failed')).toMatchObject({ service: 'images', problem: { code: 'provider_unavailable' } })
    await expect(saveConnector(organization.admin, { draftId, historyDays: 14 })).rejects.toMatchObject({ code: 'invalid' })
    await retryPreview(organization.admin, draftId)
    await expect(previewed(organization.admin, draftId)).resolves.toMatchObject({ complete: true })
  })

  it('is saved without asking OpenAI again, also after a restart', async () => {
    const organization = await makeOrganization()
    const draftId = await verified(organization.admin, simulator.keyOf('acme'))
    const preview = await previewed(organization.admin, draftId)
    simulator.control({ do: 'revoke-key', key: simulator.keyOf('acme') })
    await disconnect()
    await saveConnector(organization.admin, { draftId, historyDays: 14 })
    simulator.control({ do: 'unrevoke-key', key: simulator.keyOf('acme') })
    const overview = await overviewReport(organization.admin, parseReportFilter(new URLSearchParams('period=last-14-days'), Day.parse('2026-11-20')))
    expect(compareDecimals(overview.kpis.totalSpend.amount, preview.totals.cost)).toBe(0)
  })
})

describe('a preview that something goes wrong with', () => {
  it('counts no page twice when an interrupted pull left some', async () => {
    const organization = await makeOrganization()
    const draftId = await verified(organization.admin, simulator.keyOf('two-projects'))
    const before = await previewed(organization.admin, draftId)
    await inTenantSql(organization.admin, (tx) => tx.query(
      `insert into "DraftPull" ("organizationId", "connectorId", service, page, status, "startedAt", records, rejected) select "organizationId", "connectorId", service, 1, 'done', "startedAt", records, rejected from "DraftPull" where service = 'costs' and page = 0`))
    await inTenantSql(organization.admin, (tx) => tx.query(`update "DraftPull" set status = 'waiting' where service = 'costs' and page = 0`))
    expect((await previewed(organization.admin, draftId)).totals).toEqual(before.totals)
  })

  it('says that a pull failed on our side, once, and goes on after Retry', async () => {
    const organization = await makeOrganization()
    const draftId = await verified(organization.admin, simulator.keyOf('two-projects'))
    await previewed(organization.admin, draftId)
    await inTenantSql(organization.admin, (tx) => tx.query(`update "DraftPull" set status = 'waiting' where service = 'costs' and page = 0`))
    await inTenantSql(organization.admin, (tx) => tx.query(`update "Connector" set "keyCiphertext" = 'v1:AAAA'`))
    await vi.waitFor(async () => {
      const { pulls } = await readPreview(organization.admin, draftId)
      expect(pulls.items.find(({ service }) => service === 'costs')).toMatchObject({ status: 'failed', problem: { code: 'key_unreadable' } })
    }, { timeout: 5_000, interval: 30 })
  })
})
