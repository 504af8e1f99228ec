import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { daysOf, lastDays } from '@/lib/domain/day'
import { addDecimals, compareDecimals, DecimalText } from '@/lib/domain/money'
import { parseReportFilter } from '@/lib/domain/report-filter'
import { previewOf } from '@/lib/features/testing/connected'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { today } from '@/lib/platform/clock'
import { createTallyProvider } from '@/lib/providers/testing/tally/tally'
import { billedOn, startTally, TALLY_KEY, usedOn } from '@/lib/providers/testing/tally/tally-server'

// A second vendor is one folder and one line in the registry: this is the line. Ingest, allocation, reports and exports are as they are.
let url = ''
vi.mock('@/lib/providers/registry', () => ({ providerIds: () => ['tally'], createProvider: () => createTallyProvider(url) }))

let tally: Awaited<ReturnType<typeof startTally>>
beforeAll(async () => {
  tally = await startTally()
  url = tally.url
})
afterAll(() => tally.stop())

it('a second provider is verified, previewed, saved, polled, reported and exported without a line of them knowing it', async () => {
  const { admin } = await makeOrganization()
  const { saveConnector } = await import('./save-connector')
  const { syncConnectorNow } = await import('./sync-connector-now')
  const { overviewReport } = await import('@/lib/features/reports/overview')
  const { projectsReport } = await import('@/lib/features/reports/things')
  const draftId = await previewOf(admin, TALLY_KEY, 'Tally', 'tally')
  const { id } = await saveConnector(admin, { draftId, historyDays: 14 })

  const range = lastDays(today(), 14)
  const filter = parseReportFilter(new URLSearchParams(range), today())
  const billed = (only: string) => addDecimals(daysOf(range).flatMap(billedOn).filter(({ team }) => team.startsWith(only)).map(({ dollars }) => DecimalText.parse(dollars)))
  for (const again of [false, true]) {
    if (again) await syncConnectorNow(admin, id)
    expect(compareDecimals((await overviewReport(admin, filter)).kpis.totalSpend.amount, billed(''))).toBe(0)
    const { rows } = await projectsReport(admin, filter)
    expect(Object.fromEntries(rows.map(({ label, amount }) => [label, compareDecimals(amount, billed(label === 'Team A' ? 'team-a' : 'team-b'))]))).toEqual({ 'Team A': 0, 'Team B': 0 })
    expect(rows.reduce((sum, { usage }) => sum + BigInt(usage?.input ?? 0) + BigInt(usage?.output ?? 0), 0n)).toBe(BigInt(daysOf(range).flatMap(usedOn).reduce((sum, row) => sum + row.read + row.reused + row.written, 0)))
  }
})
