import { afterAll, expect, it } from 'vitest'
import { Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import { storePulls } from '@/lib/features/ingest/store-pulls'
import { insertConnector } from '@/lib/features/testing/saved-connector'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { countRows } from './count-rows'
import { disconnect } from '@/lib/platform/db'
import { inTenantSql } from '@/lib/platform/tenant'

afterAll(disconnect)

it('what was just stored is known to the planner once it was counted', async () => {
  const { admin } = await makeOrganization()
  const scope = await insertConnector(admin)
  const known = () => inTenantSql(admin, async (tx) => Number((await tx.query<{ rows: number }>(`select reltuples as rows from pg_class where oid = '"CostDay"'::regclass`)).rows[0]?.rows), 'read')
  const day = Day.parse('2026-01-05')
  const at = new Date('2026-01-08T00:00:00Z')
  const costs = Array.from({ length: 500 }, (_, index) => ({ bucketStart: Date.parse(`${day}T00:00:00Z`) / 1000, projectId: `p-${index}`, apiKeyId: null, apiKeyGrouped: true, lineItem: 'x', amount: DecimalText.parse('1'), currency: 'USD', quantity: null, quantityUnit: null }))
  await countRows(admin)
  const before = await known()
  await inTenantSql(admin, (tx) => storePulls(tx, scope, [{ service: 'costs', width: '1d', range: { from: day, to: day }, startedAt: at, finishedAt: at, usage: [], rejected: [], costs }], 'manual'))
  await countRows(admin)
  expect(await known()).toBe(before + 500)
})
