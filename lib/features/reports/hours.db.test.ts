import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { addDecimals, ZERO } from '@/lib/domain/money'
import { filterOf, NOTHING, NOW, same } from '@/lib/features/testing/asked'
import { connectedOrganization } from '@/lib/features/testing/raw-rows'
import { simulateOpenAi } from '@/lib/features/testing/simulated'

const simulator = await simulateOpenAi({ now: NOW })
const { syncConnectorNow } = await import('@/lib/features/connectors/sync-connector-now')
const { exportTokens } = await import('@/lib/features/exports/tokens-csv')
const { tokensReport } = await import('./tokens')
const { disconnect } = await import('@/lib/platform/db')
const { inTenantSql } = await import('@/lib/platform/tenant')

let organization: Awaited<ReturnType<typeof connectedOrganization>>
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) })
  organization = await connectedOrganization(simulator, 'acme')
})
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

it('hours are shown of the last days, without holes, apart from the days', async () => {
  await syncConnectorNow(organization.admin, organization.connectorIds[0] ?? '')
  const { hours, sums } = await tokensReport(organization.finance, filterOf({ ...NOTHING, connector: [organization.connectorIds[0] ?? ''] }))
  if (!hours) throw new Error('no hours')
  expect(hours.bars.length).toBeLessThanOrEqual(72)
  hours.bars.slice(1).forEach(({ hour }, index) => expect(Date.parse(hour) - Date.parse(hours.bars[index]?.hour ?? '')).toBe(3_600_000))
  same(addDecimals(hours.bars.map(({ amount }) => amount ?? ZERO)), hours.total)
  expect(hours.bars.every(({ amount }) => amount !== null)).toBe(true)
  expect(BigInt(hours.total)).toBeLessThan(BigInt(sums.input))
})

it('an hour that nobody read is a gap, not zero tokens', async () => {
  const [connectorId = ''] = organization.connectorIds
  const hours = async () => (await tokensReport(organization.finance, filterOf({ ...NOTHING, connector: [connectorId] }))).hours?.bars ?? []
  const before = await hours()
  const day = before[30]?.hour.slice(0, 10) ?? ''
  await inTenantSql(organization.admin, async (tx) => {
    await tx.query(`delete from "UsageHour" where "connectorId" = $1 and (hour at time zone 'UTC')::date = $2`, [connectorId, day])
    await tx.query(`delete from "DayState" where "connectorId" = $1 and day = $2 and service = 'completions_hourly'`, [connectorId, day])
  })
  const after = await hours()
  expect(after.map(({ hour }) => hour)).toEqual(before.map(({ hour }) => hour))
  for (const { hour, state, amount } of after) expect([hour, amount === null, state === 'missing']).toEqual([hour, hour.startsWith(day), hour.startsWith(day)])
  const { lines } = await exportTokens(organization.finance, filterOf({ ...NOTHING, connector: [connectorId] }), { table: 'hours', hide: [] })
  expect((await Readable.from(lines).toArray()).join('')).toContain(`${day}T05:00:00.000Z,missing,,\r\n`)
})
