import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { daysOf, lastDays } from '@/lib/domain/day'
import { addDecimals, compareDecimals, DecimalText } from '@/lib/domain/money'
import { parseReportFilter } from '@/lib/domain/report-filter'
import type { Csv } from '@/lib/features/exports/csv'
import { previewOf } from '@/lib/features/testing/connected'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { today } from '@/lib/platform/clock'
import { createTallyProvider } from '@/lib/providers/testing/tally/tally'
import { billedOn, startTally, TALLY_KEY, usedOn } from '@/lib/providers/testing/tally/tally-server'

// A second vendor without settings is one folder and one line in the registry: this is the line. Ingest, allocation, reports and exports are as they are.
let url = ''
vi.mock('@/lib/providers/registry', () => ({ providerIds: () => ['tally'], createProvider: () => createTallyProvider(url) }))

let tally: Awaited<ReturnType<typeof startTally>>
beforeAll(async () => {
  tally = await startTally()
  url = tally.url
})
afterAll(() => tally.stop())

/** What a daily table adds up to: its amount stands before its last column, the basis. */
async function summed({ lines }: Csv): Promise<DecimalText> {
  const text = (await Array.fromAsync(lines, (line) => line.toString())).join('')
  return addDecimals(text.trimEnd().split('\r\n').slice(1).map((row) => DecimalText.parse(row.split(',').at(-2))))
}

it('a second provider is verified, previewed, saved, polled, reported and exported without a line of them knowing it', async () => {
  const { admin } = await makeOrganization()
  const { saveConnector } = await import('./save-connector')
  const { syncConnectorNow } = await import('./sync-connector-now')
  const report = await import('@/lib/features/testing/all-reports')
  const { reportChoices } = await import('@/lib/features/reports/choices')
  const { exportBatch } = await import('@/lib/features/exports/batch-csv')
  const { exportCosts } = await import('@/lib/features/exports/costs-csv')
  const { exportModelMix } = await import('@/lib/features/exports/model-mix-csv')
  const { exportOverview } = await import('@/lib/features/exports/overview-csv')
  const { exportServices } = await import('@/lib/features/exports/services-csv')
  const { exportApiKeys, exportProjects, exportThing, exportUsers } = await import('@/lib/features/exports/things-csv')
  const { exportTokens } = await import('@/lib/features/exports/tokens-csv')
  const draftId = await previewOf(admin, TALLY_KEY, 'Tally', 'tally')
  const { id } = await saveConnector(admin, { draftId, historyDays: 14 })

  const range = lastDays(today(), 14)
  const filter = parseReportFilter(new URLSearchParams(range), today())
  const billed = (only: string) => addDecimals(daysOf(range).flatMap(billedOn).filter(({ team }) => team.startsWith(only)).map(({ dollars }) => DecimalText.parse(dollars)))
  const tokens = DecimalText.parse(`${daysOf(range).flatMap(usedOn).reduce((sum, row) => sum + row.read + row.reused + row.written, 0)}`)
  for (const again of [false, true]) {
    if (again) await syncConnectorNow(admin, id)
    expect(compareDecimals((await report.overviewReport(admin, filter)).kpis.totalSpend.amount, billed(''))).toBe(0)
    const { rows } = await report.projectsReport(admin, filter)
    expect(Object.fromEntries(rows.map(({ label, amount }) => [label, compareDecimals(amount, billed(label === 'Team A' ? 'team-a' : 'team-b'))]))).toEqual({ 'Team A': 0, 'Team B': 0 })
    expect(rows.reduce((sum, { usage }) => sum + BigInt(usage?.input ?? 0) + BigInt(usage?.output ?? 0), 0n)).toBe(BigInt(tokens))
  }

  const same = (name: string, sum: DecimalText | null, expected: DecimalText) => expect(compareDecimals(sum ?? DecimalText.parse('-1'), expected), `${name}: ${sum}`).toBe(0)
  for (const name of ['modelMixReport', 'costsReport', 'servicesReport', 'batchReport', 'projectsReport', 'usersReport', 'apiKeysReport'] as const) same(name, (await report[name](admin, filter)).total, billed(''))
  for (const [name, thing] of [['projectReport', 'team-a'], ['userReport', 'seat-1'], ['apiKeyReport', 'tok-1']] as const) same(name, (await report[name](admin, filter, thing)).total, billed('team-a'))
  same('tokensReport', (await report.tokensReport(admin, filter)).total, tokens)
  same('provenance', (await report.provenance(admin, filter, { figure: 'totalSpend', by: null, key: null })).value, billed(''))
  expect((await reportChoices(admin, filter)).project.map(({ label }) => label)).toEqual(['Team A', 'Team B'])

  const days = { table: 'days', hide: [] }
  for (const [name, exported] of Object.entries({ exportOverview, exportModelMix, exportCosts, exportServices, exportProjects, exportUsers, exportApiKeys })) same(name, await summed(await exported(admin, filter, days)), billed(''))
  for (const table of ['batch', 'tiers']) same(`exportBatch ${table}`, await summed(await exportBatch(admin, filter, { table, hide: [] })), billed(''))
  for (const [kind, thing] of [['projects', 'team-a'], ['users', 'seat-1'], ['api-keys', 'tok-1']] as const) same(`exportThing ${kind}`, await summed(await exportThing(kind)(thing)(admin, filter, days)), billed('team-a'))
  same('exportTokens', await summed(await exportTokens(admin, filter, days)), tokens)
})
