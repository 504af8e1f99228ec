import { afterAll, expect, it } from 'vitest'
import { Day, startOfDaySeconds } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import { parseReportFilter } from '@/lib/domain/report-filter'
import { storePulls } from '@/lib/features/ingest/store-pulls'
import { insertConnector } from '@/lib/features/testing/saved-connector'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { disconnect } from '@/lib/platform/db'
import { inTenantSql } from '@/lib/platform/tenant'
import { costsReport } from './costs'

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
  expect(await report('from=2025-12-01&to=2025-12-08')).toMatchObject({ withoutKeys: { amount: '3.5', from: '2025-12-04', to: '2025-12-05' }, setAside: { costs: 1, usage: 1 }, otherCurrencies: [{ currency: 'EUR', amount: '8' }] })
  expect(await report('from=2025-12-06&to=2025-12-08')).toMatchObject({ withoutKeys: null, setAside: { costs: 0, usage: 0 } })
})
