import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { Day } from '@/lib/domain/day'
import { USAGE_SERVICES } from '@/lib/domain/services'
import { rowsOf } from '@/lib/features/testing/connected'
import { simulateOpenAi } from '@/lib/features/testing/simulated'

const NOW = '2026-11-20T10:30:00Z'
const simulator = await simulateOpenAi({ now: NOW })
const { planConnectorPoll, pollService } = await import('./poll-connector')
const { importHistoryChunk } = await import('./import-history')
const { factsOf, polledConnector } = await import('@/lib/features/testing/polled')
const { readConnector } = await import('./read-connector')
const { connectorsToPoll } = await import('@/lib/features/ingest/schedule-polls')
const { disconnect } = await import('@/lib/platform/db')
const { inTenantSql } = await import('@/lib/platform/tenant')

const RANGE = { from: Day.parse('2026-11-18'), to: Day.parse('2026-11-20') }
const KEY = simulator.keyOf('two-projects')
let connector: Awaited<ReturnType<typeof polledConnector>>
beforeAll(() => { vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) }) })
beforeEach(async () => { connector = await polledConnector(KEY, 14, new Date(NOW)) })
afterEach(() => { simulator.control({ do: 'clear-faults' }); simulator.control({ do: 'restore-scope', key: KEY, scope: 'api.usage.read' }) })
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

const job = () => ({ organizationId: connector.organizationId, actor: { kind: 'job' as const, name: 'sync-connector' } })
const poll = (service: 'images' | 'completions') => pollService(job(), connector.connectorId, { service, width: '1d', range: RANGE }, 'hourly')
const page = () => readConnector(connector.admin, connector.connectorId)
const isPolled = async () => (await connectorsToPoll()).some(({ connectorId }) => connectorId === connector.connectorId)

describe('the connector page after a poll', () => {
  it.each([
    ['missing-cursor', '/organization/usage/images says there are more pages but names none'],
    ['repeated-cursor', '/organization/usage/images names a page that was already read'],
    ['endless-pages', '/organization/usage/images has more than 500 pages'],
  ] as const)('says that paging went wrong: %s', async (fault, what) => {
    simulator.control({ do: 'fail', with: fault, times: 1000, path: '/usage/images' })
    await expect(poll('images')).rejects.toMatchObject({ code: 'unexpected_answer' })
    const message = `OpenAI did not answer as expected: ${what}.`
    expect(await page()).toMatchObject({
      connector: { status: 'Delayed', problem: { message, nextStep: 'Try again. If it stays, report it: CloudMonitor may need an update.' } },
      pulls: { total: 1, rows: [{ service: 'images', reason: 'hourly', rows: 0, error: message }] },
    })
    expect([await isPolled(), (await planConnectorPoll(job(), connector.connectorId))?.pulls.some(({ service }) => service === 'images')]).toEqual([true, true])
  })

  it('names the scope that the key lost, and asks no more until an admin acts', async () => {
    simulator.control({ do: 'drop-scope', key: KEY, scope: 'api.usage.read' })
    await expect(poll('completions')).rejects.toMatchObject({ code: 'missing_scope' })
    expect(await page()).toMatchObject({
      connector: { status: 'Scope missing', nextPullAt: null, problem: { message: 'The key lacks the scope api.usage.read.', nextStep: expect.stringContaining('create a Read-only key, or a restricted one with api.usage.read.') } },
      pulls: { rows: [{ service: 'completions', error: 'The key lacks the scope api.usage.read.' }] },
    })
    expect([await isPolled(), await planConnectorPoll(job(), connector.connectorId)]).toEqual([false, null])
  })

  it.each([[null, '2026-11-20T10:31:00.000Z'], [7200, '2026-11-20T12:30:00.000Z']])('says that OpenAI asks to wait, and holds every call of the key back: Retry-After %s', async (retryAfter, until) => {
    simulator.control({ do: 'fail', with: '429', retryAfter, path: '/usage/completions' })
    await expect(poll('completions')).rejects.toMatchObject({ code: 'rate_limited', retryAfter })
    await expect(poll('images')).rejects.toMatchObject({ code: 'rate_limited', seconds: (Date.parse(until) - Date.parse(NOW)) / 1000 })
    const { connector: { status, problem, nextPullAt }, pulls } = await page()
    expect({ status, problem }).toEqual({ status: 'Rate limited', problem: { message: 'OpenAI asks to wait: too many requests.', nextStep: 'CloudMonitor tries again by itself.' } })
    expect(Date.parse(nextPullAt ?? '')).toBeGreaterThanOrEqual(Date.parse(until))
    expect(pulls.rows, 'what was not asked did not fail').toMatchObject([{ service: 'completions', error: 'OpenAI asks to wait: too many requests.' }])
    expect(await isPolled()).toBe(false)
    vi.setSystemTime(new Date(until))
    expect(await poll('completions')).toMatchObject({ rejected: 0 })
    vi.setSystemTime(new Date(NOW))
  })
})

it('keeps the usage of a service that OpenAI says it does not have any more, and says so; nothing is wrong where there never was any', async () => {
  connector = await polledConnector(simulator.keyOf('quirky'), 14, new Date(NOW))
  const read = () => pollService(job(), connector.connectorId, { service: 'decisions', width: '1d', range: RANGE }, 'hourly')
  const rows = async () => (await rowsOf(connector.admin, `select count(*)::int as rows from "UsageDay" where service = 'decisions'`))[0]?.['rows']
  await read()
  const before = await rows()
  simulator.control({ do: 'set-option', organization: 'quirky', option: 'decisions', value: false })
  await expect(read()).rejects.toMatchObject({ code: 'unexpected_answer' })
  expect([await rows(), (await page()).connector.problem?.message]).toEqual([before, 'OpenAI did not answer as expected: it says that there is no service decisions, but usage of it is stored.'])
  expect(before).toBeGreaterThan(0)
  connector = await polledConnector(simulator.keyOf('quirky'), 14, new Date(NOW))
  await expect(read()).resolves.toMatchObject({ rows: 0 })
  simulator.control({ do: 'set-option', organization: 'quirky', option: 'decisions', value: true })
})

describe('an import', () => {
  const HISTORY_DAYS = 200
  const importing = async ({ organizationId, connectorId } = connector) => { while ((await importHistoryChunk({ organizationId, actor: { kind: 'job', name: 'import-history' } }, connectorId)).more); }
  const history = () => polledConnector(KEY, HISTORY_DAYS, new Date(NOW))
  const write = (sql: string, values: unknown[]) => inTenantSql(connector, (tx) => tx.query(sql, values))
  const stored = () => rowsOf(connector.admin, `select service, count(*)::int as days from "DayState" group by 1 order by 1`)

  it('reads the dollars and everything else of the days whose pages of one service cannot be read, goes on asking for those, and spreads the dollars anew with them', async () => {
    connector = await history()
    // Where days have so many rows, a chunk is half of this history.
    await write(`insert into "WorkRollup" ("organizationId", "connectorId", day, service, rows) values ($1, $2, '2026-11-20', 'completions', 1000)`, [connector.organizationId, connector.connectorId])
    simulator.control({ do: 'fail', with: 'missing-cursor', times: 1000, path: '/usage/completions' })
    await expect(importing()).rejects.toMatchObject({ code: 'unexpected_answer', service: 'completions' })
    expect(await stored()).toEqual([...USAGE_SERVICES.filter((service) => service !== 'completions'), 'costs'].sort().map((service) => ({ service, days: HISTORY_DAYS - 14 })))
    const unattributed = async () => (await rowsOf(connector.admin, `select count(*)::int as rows from "AttributedCost" where "usageSeriesId" = 0`))[0]?.['rows']
    const before = await unattributed()
    expect(await page()).toMatchObject({ connector: { status: 'Delayed', history: { done: 14, total: HISTORY_DAYS }, problem: { message: expect.stringContaining('says there are more pages but names none') } } })
    simulator.control({ do: 'clear-faults' })
    await importing()
    expect(Number(await unattributed())).toBeLessThan(Number(before))
    const undisturbed = await history()
    await importing(undisturbed)
    expect(await factsOf(connector)).toEqual(await factsOf(undisturbed))
  })

  it.each([['429', 'rate_limited'], ['500', 'provider_unavailable'], ['missing-cursor', 'unexpected_answer']] as const)('ends where every page of several services fails: %s', async (fault, code) => {
    connector = await history()
    simulator.control({ do: 'fail', with: fault, times: 1000, retryAfter: 90 })
    await expect(importing()).rejects.toMatchObject({ code })
    expect((await page()).pulls.total, 'of 68').toBeLessThan(40)
    expect(await stored()).toEqual([])
  })
})
