import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { dayCount, secondsOf, type DayRange } from '@/lib/domain/day'
import { addDecimals, compareDecimals, DecimalText } from '@/lib/domain/money'
import { MEASURES, type UsageService } from '@/lib/domain/services'
import { ApiKey, ProviderError, ServiceAbsent, type Provider } from '@/lib/providers/provider'
import type { UsagePage } from '@/lib/providers/records'

/** How a vendor can misbehave for its next answer about usage. */
export type Misbehaviour = 'too many requests, wait 90 seconds' | 'server trouble' | 'a cut connection' | 'an answer that is no data'

/** A provider with a vendor behind it that answers over HTTP, and what that vendor knows to be true. */
export type Subject = {
  provider: Provider
  key: string
  refusedKey: string
  range: DayRange
  /** Tokens and units of the range by service and measure, and its dollars: told by the vendor's own books, not through the provider. */
  truth(): Promise<{ usage: Record<string, Record<string, string>>; usd: string }>
  misbehave(how: Misbehaviour): void
  behave(): void
  stop(): Promise<void>
}

async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const page of pages) found.push(page)
  return found
}
const optional = (error: unknown) => {
  if (error instanceof ServiceAbsent) return []
  throw error
}

function sums(pages: UsagePage[]): Record<string, bigint> {
  const total: Record<string, bigint> = {}
  for (const { records } of pages) for (const { measures } of records) for (const [name, count] of Object.entries(measures)) total[name] = (total[name] ?? 0n) + count
  return total
}

/** What every provider has to keep, whichever vendor it speaks to: ingest, reports and pages rely on no more than this. */
export function describeProvider(name: string, start: () => Promise<Subject>): void {
  describe(`${name} keeps the contract of a provider`, () => {
    let subject: Subject
    let key: ApiKey
    beforeAll(async () => {
      subject = await start()
      key = new ApiKey(subject.key)
    })
    afterEach(() => subject.behave())
    afterAll(() => subject.stop())
    const usage = (service: UsageService) => all(subject.provider.usageBetween(key, service, subject.range, '1d'))
    const completions = () => subject.provider.services[0]?.service ?? 'completions'

    it('takes its own key with what copying leaves around it, and nothing else', () => {
      const taken = subject.provider.inspectKey(`  "${subject.key}"\n`)
      expect(taken.ok && taken.key.reveal()).toBe(subject.key)
      expect(subject.provider.inspectKey('   ')).toEqual({ ok: false, problem: { code: 'empty' } })
      for (const other of ['sk-ant-api03-abcdefghijkl', 'two words', 'x'.repeat(5000)]) expect(subject.provider.inspectKey(other).ok, other.slice(0, 20)).toBe(false)
    })

    it('never shows the key', () => {
      for (const shown of [String(key), JSON.stringify({ key }), inspect({ key }), `${key}`]) expect(shown).not.toContain(subject.key)
    })

    it('says whose key it is, and hands over the first page it read', async () => {
      const check = await subject.provider.verifyKey(key, subject.range)
      expect(check.vendorOrganizationId).toMatch(/\S/)
      expect(check.access.usage).toBe('yes')
      const { page, next } = check.firstUsage
      const rest = next ? await all(subject.provider.usageBetween(key, page.service, subject.range, '1d', { from: next })) : []
      expect(sums([page, ...rest])).toEqual(sums(await usage(page.service)))
    })

    it('reads every service as it was used, in whole days of the range, with measures we know', async () => {
      const { usage: truth } = await subject.truth()
      const { start: from, end } = secondsOf(subject.range)
      for (const { service, optional: mayMiss } of subject.provider.services) {
        const pages = await usage(service).catch((error: unknown) => (mayMiss ? optional(error) : Promise.reject(error)))
        expect(pages.map(({ index }) => index)).toEqual(pages.map((_, index) => index))
        const expected = Object.entries(truth[service] ?? {}).filter(([, count]) => count !== '0')
        const read = sums(pages)
        for (const [measure, count] of expected) expect(read[measure], `${service} ${measure}`).toBe(BigInt(count))
        for (const { records } of pages) {
          for (const record of records) {
            expect(record.bucketStart >= from && record.bucketStart < end).toBe(true)
            for (const measure of Object.keys(record.measures)) expect(MEASURES).toContain(measure)
          }
        }
      }
    })

    it('reads the dollars as billed, to the last decimal', async () => {
      const pages = await all(subject.provider.costsBetween(key, subject.range))
      const records = pages.flatMap((page) => page.records).filter(({ currency }) => currency === 'USD')
      const total = addDecimals(records.map(({ amount }) => amount))
      expect(compareDecimals(total, DecimalText.parse((await subject.truth()).usd))).toBe(0)
      expect(records.length).toBeGreaterThan(0)
      expect(pages.reduce((sum, { buckets }) => sum + buckets, 0)).toBeGreaterThanOrEqual(Math.min(1, dayCount(subject.range)))
    })

    it('names what it saw, once each', async () => {
      const { records } = await subject.provider.directory(key)
      const ids = records.map(({ kind, externalId }) => `${kind} ${externalId}`)
      expect(new Set(ids).size).toBe(ids.length)
      const named = new Set(records.filter(({ kind, name: called }) => kind === 'project' && called).map(({ externalId }) => externalId))
      const seen = (await usage(completions())).flatMap((page) => page.records.flatMap(({ dimensions }) => dimensions.projectId ?? []))
      expect(seen.length).toBeGreaterThan(0)
      for (const project of seen) expect(named).toContain(project)
    })

    it('says where its records come from', () => {
      for (const service of [...subject.provider.services.map((known) => known.service), 'costs' as const]) expect(subject.provider.source(service).endpoint).toMatch(/^\//)
    })

    it('tells a refused key', async () => {
      await expect(subject.provider.verifyKey(new ApiKey(subject.refusedKey), subject.range)).rejects.toMatchObject({ code: 'key_rejected' })
    })

    it.each([
      ['too many requests, wait 90 seconds', { code: 'rate_limited', retryAfter: 90 }], ['server trouble', { code: 'provider_unavailable', why: 'server' }],
      ['a cut connection', { code: 'provider_unavailable' }], ['an answer that is no data', {}],
    ] as const)('tells %s for what it is, without the key, and goes on afterwards', async (how, expected) => {
      subject.misbehave(how)
      const error = await usage(completions()).then(() => null, (thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(ProviderError)
      expect(error).toMatchObject(expected)
      expect(inspect(error, { depth: 5 })).not.toContain(subject.key)
      subject.behave()
      await expect(usage(completions())).resolves.toBeDefined()
    })

    it('stops when nobody waits any more', async () => {
      await expect(all(subject.provider.costsBetween(key, subject.range, { signal: AbortSignal.abort(new Error('nobody waits')) }))).rejects.toThrow('nobody waits')
    })
  })
}
