import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addDays, Day, lastDays, startOfDaySeconds } from '@/lib/domain/day'
import { addDecimals } from '@/lib/domain/money'
import type { Measures, UsageService } from '@/lib/domain/services'
import { createOpenAiProvider } from '@/lib/providers/openai'
import { startSimulator, type Simulator } from '@/lib/providers/openai/simulator/start-simulator'
import { all } from '@/lib/providers/openai/testing/scripted-server'
import { ApiKey, ServiceAbsent, type Provider } from '@/lib/providers/provider'

let simulator: Simulator
let provider: Provider
const TODAY = Day.parse('2026-11-20')
const FORTNIGHT = lastDays(TODAY, 14)
const YEAR = { from: Day.parse('2025-11-25'), to: TODAY }
type Truth = { usd: string; usage: Record<string, Record<string, string>> }

beforeAll(async () => {
  simulator = await startSimulator({ now: '2026-11-20T10:30:00Z' })
  provider = createOpenAiProvider({ baseUrl: simulator.url })
})
afterEach(() => void simulator.control({ do: 'clear-faults' }))
afterAll(() => simulator.close())

const key = (...named: Parameters<Simulator['keyOf']>) => new ApiKey(simulator.keyOf(...named))
async function control<T>(path: string): Promise<T> {
  const response = await fetch(`${simulator.controlUrl}${path}`, { headers: { authorization: `Bearer ${simulator.controlToken}` } })
  return response.json()
}
const truth = (organization: string, { from, to } = FORTNIGHT) => control<Truth>(`/truth?organization=${organization}&from=${from}&to=${to}`)

async function usageOf(organization: string, service: UsageService, range = FORTNIGHT, width: '1d' | '1h' = '1d') {
  const pages = await all(provider.usageBetween(key(organization), service, range, width))
  const sums: Record<string, bigint> = {}
  const add = (measures: Measures) => { for (const [name, count] of Object.entries(measures)) sums[name] = (sums[name] ?? 0n) + count }
  for (const { records } of pages) for (const { measures } of records) add(measures)
  return { pages, sums, rejected: pages.flatMap(({ rejected }) => rejected) }
}

describe('usage', () => {
  it.each(['acme', 'quirky', 'two-projects', 'unnamed'])('of %s is what was used, in every service', async (organization) => {
    const { usage } = await truth(organization)
    for (const { service, optional } of provider.services) {
      const read = await usageOf(organization, service).catch((error: unknown) => {
        if (optional && error instanceof ServiceAbsent) return null
        throw error
      })
      const expected = Object.entries(usage[service] ?? {})
      expect(read === null, `${organization} ${service}`).toBe(optional && expected.length === 0)
      for (const [measure, count] of expected) expect(read?.sums[measure] ?? 0n, `${service} ${measure}`).toBe(BigInt(count))
    }
  })

  it('of hours is that of their days', async () => {
    const range = lastDays(addDays(TODAY, -1), 9)
    const [hours, days] = [await usageOf('acme', 'completions', range, '1h'), await usageOf('acme', 'completions', range)]
    expect(hours.pages.length).toBe(2)
    expect(hours.sums).toEqual(days.sums)
  })

  it('sets malformed rows aside with their reasons and without e-mails', async () => {
    const { rejected } = await usageOf('quirky', 'completions')
    expect(rejected.length).toBeGreaterThan(0)
    expect(new Set(rejected.map(({ reason }) => reason)).size).toBeGreaterThan(2)
    expect(JSON.stringify(rejected)).not.toContain('@')
  })

  it('has nothing to tell of an empty organization', async () => {
    expect(await usageOf('empty', 'completions')).toMatchObject({ sums: {}, rejected: [] })
  })
})

describe('costs', () => {
  it.each([['acme', FORTNIGHT], ['quirky', FORTNIGHT], ['two-projects', FORTNIGHT], ['two-projects', YEAR]])('of %s are what was billed, to the last decimal: %j', async (organization, range) => {
    const pages = await all(provider.costsBetween(key(organization), range))
    const usd = pages.flatMap(({ records }) => records).filter(({ currency }) => currency === 'USD')
    const { usd: expected } = await truth(organization, range)
    expect(expected).not.toBe('0')
    expect(withoutTrailing(addDecimals(usd.map(({ amount }) => amount)))).toBe(withoutTrailing(expected))
  })

  it('before OpenAI grouped by key come without, the rest with', async () => {
    const pages = await all(provider.costsBetween(key('acme'), { from: Day.parse('2025-12-01'), to: Day.parse('2025-12-10') }))
    const since = startOfDaySeconds(Day.parse('2025-12-06'))
    const records = pages.flatMap((page) => page.records)
    expect(records.every(({ apiKeyGrouped, bucketStart }) => apiKeyGrouped === bucketStart >= since)).toBe(true)
    expect(new Set(records.map(({ apiKeyGrouped }) => apiKeyGrouped))).toEqual(new Set([true, false]))
  })

  it('in other currencies are kept as they are, without currency set aside', async () => {
    const pages = await all(provider.costsBetween(key('quirky'), FORTNIGHT))
    expect(pages.some(({ records }) => records.some(({ currency }) => currency === 'EUR'))).toBe(true)
    expect(pages.flatMap(({ rejected }) => rejected).some(({ reason }) => /currency/.test(reason))).toBe(true)
  })

  it('too far back name the earliest day', async () => {
    await expect(all(provider.costsBetween(key('acme'), { from: Day.parse('2024-01-01'), to: Day.parse('2024-01-31') }))).rejects.toMatchObject({ code: 'range_unavailable', earliest: expect.any(Number) })
  })
})

const withoutTrailing = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

describe('verifyKey', () => {
  it('reads the first page, names and access', async () => {
    const check = await provider.verifyKey(key('acme'), FORTNIGHT)
    expect(check).toMatchObject({ vendorOrganizationSource: 'header', access: { usage: 'yes', projects: 'yes', users: 'yes', adminKeys: 'no' }, firstUsage: { next: null } })
    expect(check.firstUsage.page.records.length).toBeGreaterThan(0)
  })

  it('tells keys apart by what they may read', async () => {
    expect((await provider.verifyKey(key('acme', 'full'), FORTNIGHT)).access.adminKeys).toBe('yes')
    expect((await provider.verifyKey(key('quirky', 'usage-only'), FORTNIGHT)).access).toEqual({ usage: 'yes', projects: 'no', users: 'no', adminKeys: 'no' })
    await expect(provider.verifyKey(key('acme', 'no-usage'), FORTNIGHT)).rejects.toMatchObject({ code: 'missing_scope', scopes: ['api.usage.read'] })
    await expect(provider.verifyKey(key('quirky', 'project'), FORTNIGHT)).rejects.toMatchObject({ code: 'missing_scope' })
    await expect(provider.verifyKey(key('acme', 'revoked'), FORTNIGHT)).rejects.toMatchObject({ code: 'key_rejected' })
    await expect(provider.verifyKey(new ApiKey('sk-admin-wrong'), FORTNIGHT)).rejects.toMatchObject({ code: 'key_rejected' })
  })

  it('finds out whose key it is, or says that it cannot', async () => {
    const source = async (...named: Parameters<Simulator['keyOf']>) => (await provider.verifyKey(key(...named), FORTNIGHT)).vendorOrganizationSource
    expect(await source('acme')).toBe('header')
    expect(await source('unnamed')).toBe('project')
    expect(await source('unnamed', 'usage-only')).toBeNull()
    expect((await all(provider.costsBetween(key('quirky'), FORTNIGHT)))[0]?.vendorOrganizationId).toBe(simulator.keys.find(({ organization }) => organization === 'quirky')?.organizationId)
  })
})

describe('directory', () => {
  it('goes on where verifying stopped, and finds everyone and every key once', async () => {
    const { directory: known } = await provider.verifyKey(key('large'), FORTNIGHT)
    expect([known.projects.state, known.users.state]).toEqual(['partial', 'partial'])
    const { records, denied, complete } = await provider.directory(key('large'), known)
    expect({ denied, complete }).toEqual({ denied: [], complete: true })
    const count = (kind: string) => records.filter((record) => record.kind === kind).length
    expect([count('project'), count('user')]).toEqual([400, 600])
    expect(count('api_key')).toBeGreaterThan(2000)
    expect(new Set(records.map(({ kind, externalId }) => `${kind} ${externalId}`)).size).toBe(records.length)
    expect(records.some(({ state }) => state === 'archived')).toBe(true)
  })
})

describe('trouble', () => {
  it.each([
    ['429', { code: 'rate_limited', retryAfter: 120 }], ['500', { code: 'provider_unavailable', why: 'server' }], ['502-html', { code: 'provider_unavailable', why: 'server' }],
    ['cut', { code: 'provider_unavailable', why: 'cut' }], ['truncated-json', { code: 'provider_unavailable', why: 'cut' }], ['malformed-json', { code: 'provider_unavailable' }],
    ['missing-cursor', { code: 'unexpected_answer' }],
  ] as const)('%s is told for what it is', async (fault, expected) => {
    simulator.control({ do: 'fail', with: fault, times: 1, retryAfter: 120, path: 'usage/completions' })
    await expect(usageOf('acme', 'completions')).rejects.toMatchObject(expected)
    await expect(usageOf('acme', 'completions')).resolves.toBeDefined()
  })

  it('a repeated cursor does not loop', async () => {
    simulator.control({ do: 'fail', with: 'repeated-cursor', times: 1000, path: 'usage/completions' })
    await expect(usageOf('acme', 'completions')).rejects.toMatchObject({ code: 'unexpected_answer' })
  })
})
