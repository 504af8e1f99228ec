import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { addDays, Day, dayOfMs, startOfDaySeconds } from '@/lib/domain/day'
import { USAGE_SERVICES } from '@/lib/domain/services'
import { CALLS_AT_ONCE } from '@/lib/features/ingest/call-budget'
import { rowsOf } from '@/lib/features/testing/connected'
import { simulateOpenAi } from '@/lib/features/testing/simulated'

const NOW = '2026-11-20T10:30:00Z'
const TODAY = Day.parse('2026-11-20')
const simulator = await simulateOpenAi({ now: NOW })
const { importHistoryChunk } = await import('./import-history')
const { openConnector } = await import('./open-connector')
const { planConnectorPoll, pollService } = await import('./poll-connector')
const { syncConnector } = await import('./sync-connector')
const { polledConnector } = await import('@/lib/features/testing/polled')
const { disconnect } = await import('@/lib/platform/db')

beforeAll(() => { vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) }) })
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

type Connector = Awaited<ReturnType<typeof polledConnector>>
type Log = { requests: { path: string; query: string; status: number; startedMs: number; endedMs: number }[]; maxInFlight: number }
const job = ({ organizationId }: Connector) => ({ organizationId, actor: { kind: 'job' as const, name: 'test' } })

async function calls(): Promise<Log> {
  const answer = await fetch(`${simulator.controlUrl}/requests`, { headers: { authorization: `Bearer ${simulator.controlToken}` } })
  const log: Log = JSON.parse(await answer.text())
  simulator.control({ do: 'reset-requests' })
  return log
}

/** A connector that has read the last 14 days, as after Save. */
async function saved(slug: string, historyDays: number): Promise<Connector> {
  const connector = await polledConnector(simulator.keyOf(slug), historyDays, new Date(NOW))
  await syncConnector(connector.admin, await openConnector(connector.admin, connector.connectorId), { range: { from: addDays(TODAY, -13), to: TODAY }, reason: 'preview', hourly: true, directory: false })
  await calls()
  return connector
}

async function importAll(connector: Connector): Promise<Log> {
  while ((await importHistoryChunk(job(connector), connector.connectorId)).more);
  return calls()
}

/** Full pages: 31 days of usage, 180 of costs; one answer says that a service is not there. */
const fewest = (days: number, absent = 1) => (USAGE_SERVICES.length - absent) * Math.ceil(days / 31) + absent + Math.ceil(days / 180)

async function poll(connector: Connector): Promise<number> {
  const plan = await planConnectorPoll(job(connector), connector.connectorId)
  await Promise.all((plan?.pulls ?? []).map((pull) => pollService(job(connector), connector.connectorId, pull, plan?.reason ?? 'hourly')))
  return (await calls()).requests.length
}

describe('an import', () => {
  it.each([['two-projects', 90], ['two-projects', 365]] as const)('of %s, %i days, takes hardly more calls than the fewest possible, a few at a time, and reads every day once', async (slug, days) => {
    const connector = await saved(slug, days)
    const { requests, maxInFlight } = await importAll(connector)
    const most = fewest(days - 14) * 1.2
    expect(requests.length).toBeLessThanOrEqual(most)
    expect([...new Set(requests.map(({ status }) => status))].filter((status) => ![200, 404, 400].includes(status))).toEqual([])
    expect(maxInFlight).toBe(CALLS_AT_ONCE)
    const states = await rowsOf(connector.admin, `select count(*)::int as rows, count(distinct day)::int as days, min(day)::text as first from "DayState" where service not like '%\\_hourly'`)
    expect(states).toEqual([{ rows: days * 12, days, first: addDays(TODAY, 1 - days) }])
    const [counted] = await rowsOf(connector.admin, `select (select sum((change->>'rows')::int) from "AuditEvent" where change->>'reason' = 'history') = (select sum(rows) from "Pull" where reason = 'history') as "isWhole"`)
    expect(counted).toEqual({ isWhole: true })
    expect((await importAll(connector)).requests).toEqual([])
  }, 120_000)

  it('ends at the earliest day that OpenAI names, without asking for the rest of what is older', async () => {
    vi.setSystemTime(new Date('2026-09-01T10:30:00Z'))
    const connector = await polledConnector(simulator.keyOf('two-projects'), 365, new Date('2026-09-01T10:30:00Z'))
    const { requests } = await importAll(connector)
    vi.setSystemTime(new Date(NOW))
    const [row] = await rowsOf(connector.admin, `select "historyFrom"::text as "from" from "Connector"`)
    expect(row).toEqual({ from: '2025-11-20' })
    const reach = (startOfDaySeconds(Day.parse('2026-08-18')) - startOfDaySeconds(Day.parse('2025-11-20'))) / 86_400 + 1
    expect(requests.length).toBeLessThanOrEqual(fewest(reach) * 1.2)
    expect(await rowsOf(connector.admin, `select 1 from "Pull" where "errorCode" is not null`)).toEqual([])
  }, 60_000)
})

describe('polls', () => {
  it('take one call a service and full page, days before T-3 being a page of their own: hourly, daily, weekly', async () => {
    const connector = await saved('two-projects', 90)
    await importAll(connector)
    const at = async (iso: string) => { simulator.control({ do: 'set-clock', now: iso }); vi.setSystemTime(new Date(iso)); return poll(connector) }
    const all = USAGE_SERVICES.length + 2
    expect(await at('2026-11-20T11:00:00Z')).toBe(all)
    expect(await at('2026-11-21T03:31:00Z')).toBe(all + 1)
    expect(await at('2026-11-21T04:31:00Z')).toBe(all)
    expect(await at('2026-11-22T04:16:00Z')).toBe(all + USAGE_SERVICES.length + 1)
    simulator.control({ do: 'set-clock', now: NOW })
    vi.setSystemTime(new Date(NOW))
  }, 60_000)

  it('while an import runs go first, and leave to it what it reads', async () => {
    const connector = await saved('two-projects', 365)
    simulator.control({ do: 'delay', ms: 60, organization: 'two-projects' })
    const importing = importAll(connector)
    await vi.waitFor(async () => expect(await rowsOf(connector.admin, `select 1 from "Pull" where reason = 'history'`)).not.toEqual([]), { timeout: 20_000, interval: 20 })
    const plan = await planConnectorPoll(job(connector), connector.connectorId)
    expect(plan?.pulls.every(({ range }) => range.from >= addDays(TODAY, -2))).toBe(true)
    await Promise.all((plan?.pulls ?? []).map((pull) => pollService(job(connector), connector.connectorId, pull, 'hourly')))
    const stillImporting = await rowsOf(connector.admin, `select 1 from "DayState" where day = '${addDays(dayOfMs(Date.parse(NOW)), -364)}' and service = 'costs'`)
    const { requests } = await importing
    simulator.control({ do: 'clear-faults' })
    expect(stillImporting).toEqual([])
    expect(requests.length).toBeLessThanOrEqual((fewest(351) + USAGE_SERVICES.length + 2) * 1.2)
  }, 120_000)
})
