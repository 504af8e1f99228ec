import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { addDays, Day } from '@/lib/domain/day'
import { PULLED_SERVICES, USAGE_SERVICES } from '@/lib/domain/services'
import { storePulls } from '@/lib/features/ingest/store-pulls'
import { insertConnector } from '@/lib/features/testing/saved-connector'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { disconnect } from '@/lib/platform/db'
import { inTenantSql } from '@/lib/platform/tenant'
import { missingDays } from './plan-import'

beforeAll(() => { vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-05-01T12:00:00Z') }) })
afterAll(async () => { vi.useRealTimers(); await disconnect() })

it('makes up for days that a long pause left unread or read while they were open, but not for those that polls reread', async () => {
  const { admin } = await makeOrganization()
  const scope = await insertConnector(admin)
  const connector = { provider: { services: USAGE_SERVICES.map((service) => ({ service, optional: false })) }, id: scope.connectorId, organizationId: admin.organizationId, historyDays: 14, historyFrom: null, savedAt: new Date('2026-03-01T09:00:00Z') }
  const read = (day: Day, at: string) => inTenantSql(admin, (tx) => storePulls(tx, scope, PULLED_SERVICES.map((service) => ({ service, width: '1d' as const, range: { from: day, to: day }, startedAt: new Date(at), finishedAt: new Date(at), usage: [], costs: [], rejected: [] })), 'manual'))
  const missing = async () => { const days = (await inTenantSql(admin, (tx) => missingDays(tx, connector), 'read')).map(({ day }) => day); return { from: days.at(-1), to: days[0], days: new Set(days).size } }

  for (let day = Day.parse('2026-02-16'); day <= '2026-03-09'; day = addDays(day, 1)) await read(day, `${addDays(day, 3)}T00:00:00Z`)
  await read(Day.parse('2026-03-10'), '2026-03-10T12:00:00Z')
  expect(await missing()).toEqual({ from: '2026-03-10', to: '2026-03-27', days: 18 })
  for (let day = Day.parse('2026-03-11'); day <= '2026-03-27'; day = addDays(day, 1)) await read(day, '2026-05-01T12:00:00Z')
  expect(await missing()).toEqual({ from: '2026-03-10', to: '2026-03-10', days: 1 })
  await read(Day.parse('2026-03-10'), '2026-05-01T12:00:00Z')
  expect((await missing()).days).toBe(0)
})
