import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import { renewAttribution } from '@/lib/features/allocation/renew-attribution'
import { ALLOCATION_VERSION } from '@/lib/features/allocation/version'
import { connectorsToRenew } from '@/lib/features/ingest/schedule-renewals'
import { storePulls } from '@/lib/features/ingest/store-pulls'
import { rowsOf } from '@/lib/features/testing/connected'
import { insertConnector } from '@/lib/features/testing/saved-connector'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { disconnect } from '@/lib/platform/db'
import { asSystem } from '@/lib/platform/system'
import { inTenantSql } from '@/lib/platform/tenant'
import { forget } from './forget'

const NOW = new Date('2026-11-20T02:10:00Z')
beforeAll(() => { vi.useFakeTimers({ toFake: ['Date'], now: NOW }) })
afterAll(async () => { vi.useRealTimers(); await disconnect() })

const range = { from: Day.parse('2026-10-01'), to: Day.parse('2026-10-31') }
const start = Date.parse('2026-10-01T00:00:00Z') / 1000

it('dollars that other rules have spread are spread anew, a part at a time, once', async () => {
  const { admin } = await makeOrganization()
  const scope = await insertConnector(admin)
  const dimensions = { projectId: 'p', userId: 'u', apiKeyId: 'k', model: 'gpt-5-mini', batch: false, serviceTier: null, extra: {} }
  const days = Array.from({ length: 31 }, (_, index) => start + index * 86_400)
  const pull = { width: '1d' as const, range, startedAt: NOW, finishedAt: NOW, rejected: [] }
  await inTenantSql(admin, (tx) => storePulls(tx, scope, [
    { ...pull, service: 'completions', costs: [], usage: days.map((bucketStart) => ({ service: 'completions' as const, bucketStart, dimensions, measures: { input_tokens: 5n, input_uncached_tokens: 5n, output_tokens: 1n } })) },
    { ...pull, service: 'costs', usage: [], costs: days.map((bucketStart) => ({ bucketStart, projectId: 'p', apiKeyId: 'k', apiKeyGrouped: true, lineItem: 'gpt-5-mini, input', amount: DecimalText.parse('1.5'), currency: 'USD', quantity: null, quantityUnit: null })) },
  ], 'manual'))
  const attributed = () => rowsOf(admin, 'select day, "usageSeriesId"::text as usage, amount::text, basis from "AttributedCost" order by day')
  const right = await attributed()
  await inTenantSql(admin, (tx) => tx.query(`update "AttributedCost" set "usageSeriesId" = 0, basis = 'allocated'`))

  expect(await connectorsToRenew()).toContainEqual(scope)
  const done = []
  for (let more = true; more;) { const step = await renewAttribution(scope); more = step.more; done.push(step.days) }
  expect(done).toEqual([14, 14, 3, 0])
  expect(await attributed()).toEqual(right)
  expect(await rowsOf(admin, 'select "allocationVersion" as version, "allocationFrom" as "from" from "Connector"')).toEqual([{ version: ALLOCATION_VERSION, from: null }])
  expect(await connectorsToRenew()).not.toContainEqual(scope)
  expect(await renewAttribution(scope)).toEqual({ more: false, days: 0 })
})

it('what has served is forgotten, and nothing else', async () => {
  const { admin } = await makeOrganization()
  const scope = await insertConnector(admin)
  const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000)
  const actorId = admin.actor.kind === 'user' ? admin.actor.id : ''
  await asSystem('test', async (tx) => {
    await tx.signInAttempt.createMany({ data: [{ subject: 'old', failures: 3, windowStarted: ago(2) }, { subject: 'new', failures: 3, windowStarted: ago(0) }] })
    const session = { organizationId: admin.organizationId, userId: actorId, expiresAt: ago(-5) }
    await tx.session.createMany({ data: [{ ...session, expiresAt: ago(31) }, { ...session, revokedAt: ago(31) }, { ...session, expiresAt: ago(2) }, session] })
  })
  await inTenantSql(admin, async (tx) => {
    const mine = [scope.organizationId, scope.connectorId]
    for (const days of [10, 399, 401]) await tx.query(`insert into "Pull" ("organizationId", "connectorId", service, width, reason, "fromDay", "toDay", "startedAt") values ($1, $2, 'costs', '1d', 'hourly', '2026-01-01', '2026-01-01', $3)`, [...mine, ago(days)])
    for (const days of [1, 39, 41]) await tx.query(`insert into "UsageHour" ("seriesId", hour, "organizationId", "connectorId", service) values ($4, $3, $1, $2, 'completions')`, [...mine, ago(days), days])
  })
  expect(await forget()).toEqual({ signInAttempts: 1, sessions: 2, hours: 1, pulls: 1 })
  expect(await forget()).toEqual({ signInAttempts: 0, sessions: 0, hours: 0, pulls: 0 })
  expect(await rowsOf(admin, 'select count(*)::int as pulls, (select count(*)::int from "UsageHour") as hours from "Pull"')).toEqual([{ pulls: 2, hours: 2 }])
  expect(await rowsOf(admin, `select "actorId", change from "AuditEvent" where action = 'history.forgotten'`)).toEqual([{ actorId: 'forget', change: { hours: 1, pulls: 1 } }])
})
