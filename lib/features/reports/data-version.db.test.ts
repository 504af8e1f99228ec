import { afterAll, expect, it } from 'vitest'
import { Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import { storePulls } from '@/lib/features/ingest/store-pulls'
import { insertConnector } from '@/lib/features/testing/saved-connector'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { disconnect } from '@/lib/platform/db'
import { inTenantSql } from '@/lib/platform/tenant'
import { dataVersion } from './data-version'

afterAll(disconnect)

const day = Day.parse('2026-01-05')
const costs = (amount: string, at: string) => ({
  service: 'costs' as const, width: '1d' as const, range: { from: day, to: day }, startedAt: new Date(at), finishedAt: new Date(at), usage: [], rejected: [],
  costs: [{ bucketStart: Date.parse(`${day}T00:00:00Z`) / 1000, projectId: 'p', apiKeyId: null, apiKeyGrouped: true, lineItem: 'x', amount: DecimalText.parse(amount), currency: 'USD', quantity: null, quantityUnit: null }],
})

it('changes when a day changes, stays when it is only read again, and is nobody else’s', async () => {
  const [mine, other] = [await makeOrganization(), await makeOrganization()]
  const scope = await insertConnector(mine.admin)
  const store = (amount: string, at: string) => inTenantSql(mine.admin, (tx) => storePulls(tx, scope, [costs(amount, at)], 'manual'))
  const versions = async () => [(await dataVersion(mine.finance)).version, (await dataVersion(other.admin)).version]

  const [empty, foreign] = await versions()
  await store('1.00', '2026-01-05T10:00:00Z')
  const [first] = await versions()
  await store('1.00', '2026-01-05T11:00:00Z')
  const [again] = await versions()
  await store('2.00', '2026-01-05T12:00:00Z')
  const [changed, untouched] = await versions()
  expect(new Set([empty, first, changed]).size).toBe(3)
  expect(again).toBe(first)
  expect(untouched).toBe(foreign)
})
