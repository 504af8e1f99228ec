import { afterAll, expect, it, vi } from 'vitest'
import { addDays, Day, dayOfMs, daysOf, lastDays } from '@/lib/domain/day'
import { compareDecimals, DecimalText } from '@/lib/domain/money'
import { takeOverTime } from '@/lib/platform/embedded-inngest/testing/test-time'
import { simulateOpenAi } from '@/lib/features/testing/simulated'

const START = '2026-11-20T10:30:00Z'
const simulator = await simulateOpenAi({ now: START })
const { clock, until } = await takeOverTime(START)
const { disconnect } = await import('@/lib/platform/db')
const { asSystem } = await import('@/lib/platform/system')
const { inTenantSql } = await import('@/lib/platform/tenant')
const { startTestExecutor, stopExecutors, runsOf } = await import('@/lib/platform/embedded-inngest/testing/executors')
const { openConnector } = await import('@/lib/features/connectors/open-connector')
const { syncConnector } = await import('@/lib/features/connectors/sync-connector')
const { SCHEDULED } = await import('@/lib/platform/embedded-inngest/event')
const { HISTORY_WANTED, POLL_DUE } = await import('@/lib/features/jobs/job-events')
const { inngest } = await import('./client')
const { functions } = await import('./functions')
const { factsOf, polledConnector } = await import('@/lib/features/testing/polled')

afterAll(async () => { await stopExecutors(); vi.useRealTimers(); await disconnect(); await simulator.close() })

type Scope = { organizationId: string; connectorId: string }
type Truth = { days: { day: Day; usd: DecimalText; usage: Record<string, Record<string, string>> }[] }
const rows = (scope: Scope, sql: string) => inTenantSql(scope, async (tx) => (await tx.query<Record<string, string | null>>(sql)).rows, 'read')

async function truth(from: Day, to: Day): Promise<Truth['days']> {
  const answer = await fetch(`${simulator.controlUrl}/truth?organization=acme&from=${from}&to=${to}`, { headers: { authorization: `Bearer ${simulator.controlToken}` } })
  const body: Truth = JSON.parse(await answer.text())
  return body.days
}

/** Days whose stored dollars or tokens are not those of the simulator at this moment. */
async function wrongDays(scope: Scope, from: Day, to: Day): Promise<string[]> {
  const usd = new Map((await rows(scope, `select c.day, sum(c.amount)::text as sum from "CostDay" c join "Series" s on s.id = c."seriesId" where s.currency = 'USD' group by 1`)).map(({ day, sum }) => [day, sum]))
  const input = new Map((await rows(scope, `select day, sum(input_tokens)::text as sum from "UsageDay" where service = 'completions' group by 1`)).map(({ day, sum }) => [day, sum]))
  const attributed = new Map((await rows(scope, `select day, sum(amount)::text as sum from "AttributedCost" group by 1`)).map(({ day, sum }) => [day, sum]))
  return (await truth(from, to)).flatMap((day) => {
    const dollars = [usd, attributed].every((sums) => compareDecimals(DecimalText.parse(sums.get(day.day) ?? '0'), day.usd) === 0)
    return dollars && (input.get(day.day) ?? '0') === (day.usage['completions']?.['input_tokens'] ?? '0') ? [] : [day.day]
  })
}

async function settledDays(scope: Scope): Promise<string[]> {
  const all = await rows(scope, `select day from "DayState" where service not like '%\\_hourly' group by day having count(*) filter (where "fetchedAt" >= (day + 2)::timestamp at time zone 'UTC') = 12 order by day`)
  return all.map(({ day }) => String(day))
}

/** The event that starts a function, or its schedule's. */
const nameFor = (id: string) => ({ 'sync-connector': POLL_DUE, 'import-history': HISTORY_WANTED })[id] ?? SCHEDULED

/** Moves every clock, and waits for all that the schedules started. */
async function go(to: string): Promise<void> {
  simulator.control({ do: 'set-clock', now: to })
  await until(to)
  await vi.waitFor(async () => {
    const [open, syncs] = await Promise.all([asSystem('test', (tx) => tx.jobRun.findMany({ where: { state: { in: ['queued', 'running', 'waiting'] } } })), runsOf('sync-connector')])
    expect([open.length, await asSystem('test', (tx) => tx.jobEvent.count())]).toEqual([0, 0])
    expect(Math.max(0, ...syncs.map(({ finishedAt }) => finishedAt?.getTime() ?? 0))).toBeGreaterThanOrEqual(Date.parse(to))
  }, { timeout: 60_000, interval: 20 })
}

it('keeps a week up to date by itself: days settle when they should, late costs arrive, and totals are OpenAI’s', async () => {
  const today = dayOfMs(Date.parse(START))
  const connector = await polledConnector(simulator.keyOf('acme'), 14, new Date(START))
  await syncConnector(connector.admin, await openConnector(connector.admin, connector.connectorId), { range: lastDays(today, 14), reason: 'preview', hourly: true, directory: true })
  expect((await settledDays(connector)).at(-1)).toBe('2026-11-18')
  await startTestExecutor(inngest, functions, { clock, cronSeconds: 2, pollSeconds: 3, superviseSeconds: 10 })
  await until('2026-11-20T10:31:00Z')

  for (const [index, day] of daysOf({ from: Day.parse('2026-11-21'), to: Day.parse('2026-11-27') }).entries()) {
    const [yesterday, twoAgo, threeAgo] = [addDays(day, -1), addDays(day, -2), addDays(day, -3)]
    if (index % 3 === 1) {
      await go(`${day}T00:00:20Z`)
      expect((await settledDays(connector)).at(-1)).toBe(threeAgo)
      expect(await wrongDays(connector, yesterday, day)).toEqual([])
    }
    await go(`${day}T03:30:20Z`)
    expect((await settledDays(connector)).at(-1)).toBe(twoAgo)
    expect((await rows(connector, `select "settledThrough" as day from "Connector"`))[0]?.['day']).toBe(twoAgo)
    expect(await wrongDays(connector, addDays(day, -34), day)).toEqual([])
    if (index % 3 === 0) {
      await go(`${day}T18:00:20Z`)
      expect(await wrongDays(connector, yesterday, day)).toEqual([])
    }
  }
  const pulls = await rows(connector, `select distinct reason, "errorCode" from "Pull" order by 1`)
  expect(pulls).toEqual(['daily', 'hourly', 'preview', 'weekly'].map((reason) => ({ reason, errorCode: null })))
  const restated = await rows(connector, `select distinct day from "Restatement" where measure = 'amount'`)
  expect(restated.length).toBeGreaterThan(0)

  const before = await factsOf(connector)
  const at = new Date()
  await asSystem('test', (tx) => tx.jobEvent.createMany({ data: functions.map((fn) => ({ eventId: `again ${fn.id()}`, name: nameFor(fn.id()), functionId: fn.id(), data: { organizationId: connector.organizationId, connectorId: connector.connectorId, cadence: 'daily' }, at })) }))
  await until('2026-11-27T18:00:40Z')
  await vi.waitFor(async () => {
    const again = await asSystem('test', (tx) => tx.jobRun.findMany({ where: { eventId: { startsWith: 'again ' } } }))
    expect(again.map(({ state }) => state)).toEqual(functions.map(() => 'completed'))
  }, { timeout: 60_000, interval: 50 })
  expect(await factsOf(connector)).toEqual(before)
}, 240_000)
