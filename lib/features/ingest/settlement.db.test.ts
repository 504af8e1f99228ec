import { afterAll, describe, expect, it } from 'vitest'
import { addDays, Day, startOfDaySeconds } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import { parseReportFilter } from '@/lib/domain/report-filter'
import { PULLED_SERVICES, type PulledService } from '@/lib/domain/services'
import { costsReport, modelMixReport, overviewReport, provenance, servicesReport, tokensReport } from '@/lib/features/testing/all-reports'
import { insertConnector } from '@/lib/features/testing/saved-connector'
import { makeOrganization } from '@/lib/features/testing/simulated'
import { disconnect } from '@/lib/platform/db'
import { inTenantSql } from '@/lib/platform/tenant'
import type { FetchedPull } from './fetched-pull'
import type { Scope } from './scope'
import { storePulls } from './store-pulls'
import { updateSettledThrough } from './update-settled-through'

afterAll(disconnect)

const TODAY = Day.parse('2026-01-20')
type Money = [currency: string, amount: string]
function pull(service: PulledService, day: string, at: string, money: Money[] = [], rejectedAt: number[] = []): FetchedPull {
  const on = Day.parse(day)
  const costs = money.map(([currency, amount]) => ({ bucketStart: startOfDaySeconds(on), projectId: 'p', apiKeyId: null, apiKeyGrouped: true, lineItem: 'x', amount: DecimalText.parse(amount), currency, quantity: null, quantityUnit: null }))
  return { service, width: '1d', range: { from: on, to: on }, startedAt: new Date(at), finishedAt: new Date(at), usage: [], costs, rejected: rejectedAt.map((bucketStart) => ({ service, bucketStart, reason: 'odd', raw: '{}' })) }
}
/** A day read whole: every service, the costs with this money. */
const whole = (day: string, at: string, amount = '10') => PULLED_SERVICES.map((service) => pull(service, day, at, service === 'costs' ? [['USD', amount]] : []))

async function make() {
  const organization = await makeOrganization()
  const connect = () => insertConnector(organization.admin)
  const store = (scope: Scope, pulls: FetchedPull[]) => inTenantSql(organization.admin, async (tx) => { await storePulls(tx, scope, pulls, 'manual'); await updateSettledThrough(tx, scope) })
  const rows = (sql: string) => inTenantSql(organization.admin, async (tx) => (await tx.query<Record<string, string | null>>(sql)).rows, 'read')
  const overview = (query: string) => overviewReport(organization.admin, parseReportFilter(new URLSearchParams(query), TODAY))
  return { organization, connect, store, rows, overview }
}
const settledAt = (day: string) => `${addDays(Day.parse(day), 2)}T00:00:00Z`
const openAt = (day: string) => `${day}T12:00:00Z`

describe('settled through', () => {
  it('ends before the first day that is missing or not settled', async () => {
    const { connect, store, rows } = await make()
    const scope = await connect()
    for (const day of ['2026-01-10', '2026-01-11', '2026-01-13']) await store(scope, whole(day, settledAt(day)))
    const through = async () => (await rows('select "settledThrough" from "Connector"'))[0]?.['settledThrough']
    expect(await through()).toBe('2026-01-11')
    await store(scope, whole('2026-01-12', openAt('2026-01-12')))
    expect(await through()).toBe('2026-01-11')
    await store(scope, whole('2026-01-12', settledAt('2026-01-12')))
    expect(await through()).toBe('2026-01-13')
  })

  it('begins with the oldest day whose costs are stored, and not before the earliest that OpenAI keeps', async () => {
    const { connect, store, rows } = await make()
    const scope = await connect()
    const through = async () => (await rows('select "settledThrough" from "Connector"'))[0]?.['settledThrough']
    await store(scope, [pull('completions', '2026-01-09', settledAt('2026-01-09'))])
    expect(await through()).toBeNull()
    await store(scope, whole('2026-01-10', settledAt('2026-01-10')))
    expect(await through()).toBe('2026-01-10')
    await store(scope, [pull('costs', '2026-01-08', settledAt('2026-01-08'))])
    expect(await through()).toBeNull()
    await inTenantSql(scope, (tx) => tx.query(`update "Connector" set "historyFrom" = '2026-01-10'`))
    await store(scope, [])
    expect(await through()).toBe('2026-01-10')
  })

  it('needs every service, and is nothing before the first day is', async () => {
    const { connect, store, rows } = await make()
    const scope = await connect()
    await store(scope, whole('2026-01-10', settledAt('2026-01-10')).slice(1))
    expect((await rows('select "settledThrough" from "Connector"'))[0]?.['settledThrough']).toBeNull()
  })
})

describe('the states of days over several connectors', () => {
  it('expect of each connector only the days its history holds, and call a day with a hole provisional', async () => {
    const { connect, store, overview } = await make()
    const [long, short] = [await connect(), await connect()]
    for (const day of ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08']) await store(long, whole(day, settledAt(day)))
    for (const day of ['2026-01-06', '2026-01-08']) await store(short, whole(day, settledAt(day)))
    const { days } = await overview('from=2026-01-04&to=2026-01-08')
    expect(days.map(({ state }) => state)).toEqual(['missing', 'settled', 'settled', 'provisional', 'settled'])
  })
})

describe('what is counted of a day', () => {
  const DAY = '2026-01-05'
  const without = (service: PulledService) => whole(DAY, settledAt(DAY)).filter((one) => one.service !== service)
  const seen = async (organization: Awaited<ReturnType<typeof make>>['organization']) => {
    const ask = (more = '') => parseReportFilter(new URLSearchParams(`from=${DAY}&to=${DAY}${more}`), TODAY)
    const [tokens, mix, services, costs] = [await tokensReport(organization.admin, ask()), await modelMixReport(organization.admin, ask('&measured=tokens')), await servicesReport(organization.admin, ask()), await costsReport(organization.admin, ask())]
    const made = await Promise.all((['tokens', 'spend'] as const).map((figure) => provenance(organization.admin, ask(), { figure, by: null, key: null })))
    expect(made.map(({ days }) => days.missing)).toEqual([tokens, costs].map(({ days }) => Number(days[0]?.state === 'missing')))
    expect(mix.days[0]?.state).toBe(tokens.days[0]?.state)
    return [tokens.days[0]?.state, services.daily[0]?.state, costs.days[0]?.state]
  }

  it('is not “not read” while only its costs are to come, as in an import', async () => {
    const { organization, connect, store } = await make()
    await store(await connect(), without('costs'))
    expect(await seen(organization)).toEqual(['provisional', 'provisional', 'missing'])
  })

  it('is “not read” when its dollars were read and it was not', async () => {
    const { organization, connect, store } = await make()
    await store(await connect(), without('completions'))
    expect(await seen(organization)).toEqual(['missing', 'provisional', 'provisional'])
  })
})

describe('a comparison', () => {
  it('is not made while a day on either side is unread', async () => {
    const { connect, store, overview } = await make()
    const scope = await connect()
    for (const day of ['2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05']) await store(scope, whole(day, settledAt(day)))
    expect((await overview('from=2026-01-04&to=2026-01-05')).kpis.totalSpend.previous).toMatchObject({ amount: '20', comparable: '20' })
    expect((await overview('from=2026-01-05&to=2026-01-06')).kpis.totalSpend.previous).toBeNull()
  })
})

describe('a removed connector whose history was kept', () => {
  it('keeps its dollars in the reports', async () => {
    const { organization, connect, store, overview } = await make()
    const scope = await connect()
    await store(scope, whole('2026-01-05', settledAt('2026-01-05')))
    await inTenantSql(organization.admin, (tx) => tx.query(`update "Connector" set state = 'removed', "keyCiphertext" = null`))
    const report = await overview('from=2026-01-05&to=2026-01-06')
    expect(report.kpis.totalSpend.amount).toBe('10')
    expect(report.connectors).toMatchObject([{ state: 'Removed' }])
  })

  it('says how fresh and how final they are, and compares them, when nothing else reads', async () => {
    const { organization, connect, store, overview } = await make()
    const scope = await connect()
    for (const day of ['2026-01-04', '2026-01-05', '2026-01-06', '2026-01-07']) await store(scope, whole(day, settledAt(day)))
    await inTenantSql(organization.admin, (tx) => tx.query(`update "Connector" set state = 'removed', "keyCiphertext" = null, "lastSyncStartedAt" = '2026-01-09T00:00:00Z'`))
    expect(await overview('from=2026-01-06&to=2026-01-07')).toMatchObject({ updatedAt: '2026-01-09T00:00:00.000Z', settledThrough: '2026-01-07', compared: { from: '2026-01-04', to: '2026-01-05' } })
  })
})

describe('a restatement', () => {
  it('is kept per currency: unlike money never cancels out', async () => {
    const { connect, store, rows } = await make()
    const scope = await connect()
    await store(scope, [pull('costs', '2026-01-05', settledAt('2026-01-05'), [['USD', '10'], ['EUR', '3']])])
    await store(scope, [pull('costs', '2026-01-05', '2026-01-08T00:00:00Z', [['USD', '3'], ['EUR', '10']])])
    expect(await rows('select measure, "oldValue"::text as old, "newValue"::text as new from "Restatement" order by measure')).toEqual([{ measure: 'amount', old: '10', new: '3' }, { measure: 'amount (EUR)', old: '3', new: '10' }])
  })
})

describe('rows set aside', () => {
  it('are those of the last fetch, once, wherever they claim to belong', async () => {
    const { connect, store, rows } = await make()
    const scope = await connect()
    const inside = startOfDaySeconds(Day.parse('2026-01-05'))
    for (const at of ['2026-01-06T01:00:00Z', '2026-01-06T02:00:00Z']) await store(scope, [pull('costs', '2026-01-05', at, [], [inside, inside - 10 * 86_400])])
    expect(await rows('select day from "RejectedRow" order by day')).toEqual([{ day: '2026-01-05' }, { day: null }])
    await store(scope, [pull('costs', '2026-01-05', '2026-01-06T00:00:00Z')])
    expect(await rows('select day from "RejectedRow" where day is not null')).toEqual([{ day: '2026-01-05' }])
  })
})

describe('a fetch that started earlier than the stored one', () => {
  it('changes nothing', async () => {
    const { connect, store, rows } = await make()
    const scope = await connect()
    await store(scope, [pull('costs', '2026-01-05', '2026-01-06T02:00:00Z', [['USD', '2']])])
    await store(scope, [pull('costs', '2026-01-05', '2026-01-06T01:00:00Z', [['USD', '1']])])
    expect(await rows('select amount::text from "CostDay"')).toEqual([{ amount: '2' }])
  })

  it('replaces what a clock that was ahead stored, and takes no day for settled by it', async () => {
    const { connect, store, rows } = await make()
    const scope = await connect()
    const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
    await store(scope, [pull('costs', '2026-01-05', at(1), [['USD', '2']])])
    await store(scope, [pull('costs', '2026-01-05', at(0), [['USD', '3']])])
    expect(await rows('select amount::text from "CostDay"')).toEqual([{ amount: '3' }])
    expect(await rows('select day from "Restatement"')).toEqual([])
    expect(await rows('select day from "DayState" where "fetchedAt" > now()')).toEqual([])
  })
})
