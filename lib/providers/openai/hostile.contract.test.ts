import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createServer, type Server } from 'node:http'
import { Day, secondsOf, startOfDaySeconds } from '@/lib/domain/day'
import { PULLED_SERVICES, type PulledService } from '@/lib/domain/services'
import { attack, hostileJson, hostileText, mutated, sayHowToRepeat } from '@/lib/features/testing/hostile'
import { createOpenAiProvider } from '@/lib/providers/openai'
import { all, KEY } from '@/lib/providers/openai/testing/scripted-server'
import { ProviderError, type Provider } from '@/lib/providers/provider'
import type { DirectoryRecord } from '@/lib/providers/records'

const RANGE = { from: Day.parse('2026-01-01'), to: Day.parse('2026-01-14') }
const START = startOfDaySeconds(RANGE.from)
const RUNS = 120
type Answer = { status: number; text: string }
let answer: Answer = { status: 200, text: '' }
let server: Server
let provider: Provider

beforeAll(async () => {
  server = createServer((_, response) => void response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.text))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  provider = createOpenAiProvider({ baseUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v1`, maxPages: 3, sleep: async () => {} })
})
afterAll(() => { server.close(); server.closeAllConnections(); sayHowToRepeat() })

const USAGE_ROW = { object: 'organization.usage.completions.result', input_tokens: 5, output_tokens: 3, num_model_requests: 1, project_id: 'proj_1', user_id: 'user-1', api_key_id: 'key_1', model: 'gpt-5', batch: false, service_tier: 'default', user_email: 'a@b.example' }
const COST_ROW = { object: 'organization.costs.result', amount: { value: '1.50', currency: 'usd' }, line_item: 'gpt-5, input', project_id: 'proj_1', api_key_id: 'key_1', organization_id: 'org-1', quantity: 2, organization_name: 'Acme' }
const PERSON = { object: 'organization.user', id: 'user-1', name: 'Ada', email: 'ada@acme.example', role: 'owner', added_at: 1 }

const pages = (row: Record<string, unknown>) => {
  const bucket = (results: unknown) => ({ object: 'bucket', start_time: START, end_time: START + 86_400, results })
  const good = { object: 'page', data: [bucket([row])], has_more: false, next_page: null }
  return fc.oneof(
    { weight: 4, arbitrary: fc.array(mutated(row), { maxLength: 4 }).map((rows) => ({ ...good, data: [bucket(rows)] })) },
    mutated(good), mutated(bucket([row])).map((one) => ({ ...good, data: [one] })),
  )
}
const list = (item: Record<string, unknown>) => {
  const good = { object: 'list', data: [item], has_more: false, first_id: item['id'], last_id: item['id'] }
  return fc.oneof({ weight: 3, arbitrary: fc.array(mutated(item), { maxLength: 4 }).map((data) => ({ ...good, data })) }, mutated(good))
}
const refusal = mutated({ message: 'no', type: 'invalid_request_error', param: 'group_by', code: 'x' }).map((error) => ({ error }))
/** Good status with a bad body, bad status with any body, and text that is no JSON. */
const answers = (bodies: fc.Arbitrary<unknown>): fc.Arbitrary<Answer> => fc.oneof(
  { weight: 6, arbitrary: bodies.map((body) => ({ status: 200, text: JSON.stringify(body) ?? '' })) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(201, 204, 301, 302, 400, 401, 403, 404, 409, 418, 429, 500, 503, 599), fc.oneof(refusal, hostileJson)).map(([status, body]) => ({ status, text: JSON.stringify(body) ?? '' })) },
  { weight: 1, arbitrary: fc.tuple(bodies, fc.nat({ max: 300 })).map(([body, at]) => ({ status: 200, text: (JSON.stringify(body) ?? '').slice(0, at) })) },
  { weight: 1, arbitrary: hostileText.map((text) => ({ status: 200, text })) },
)

/** What the database can hold: whole text, counts that fit, amounts that are numbers. */
const storable = (value: unknown): boolean => {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed()
  if (typeof value === 'bigint') return value >= 0n && value < 2n ** 63n
  return typeof value !== 'object' || value === null || Object.entries(value).every(([name, one]) => storable(name) && storable(one))
}
const withoutPersonalFields = (raw: string) => !/a@b\.example|Acme/.test(raw)

/** Either neutral records that can be stored, or one of the provider's own errors. */
async function judge<T>(work: () => Promise<T>, check: (value: T) => void): Promise<void> {
  try {
    check(await work())
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    expect(error.message).not.toContain('very-secret')
  }
}

describe('whatever OpenAI answers', () => {
  it.each(PULLED_SERVICES)('%s: storable rows, or an error that says what it is', async (service: PulledService) => {
    const { start, end } = secondsOf(RANGE)
    await attack(answers(pages(service === 'costs' ? COST_ROW : USAGE_ROW)), RUNS, async (next) => {
      answer = next
      await judge<{ records: readonly { bucketStart: number }[]; rejected: readonly { raw: string }[] }[]>(() => (service === 'costs' ? all(provider.costsBetween(KEY, RANGE)) : all(provider.usageBetween(KEY, service, RANGE, '1d'))), (read) => {
        for (const { records, rejected } of read) {
          for (const record of records) expect(storable(record) && record.bucketStart >= start && record.bucketStart < end, JSON.stringify(record, (_, one: unknown) => (typeof one === 'bigint' ? `${one}` : one))).toBe(true)
          for (const row of rejected) expect(storable(row) && withoutPersonalFields(row.raw), row.raw).toBe(true)
        }
      })
    })
  }, 60_000)

  it.each([
    ['projects', { object: 'organization.project', id: 'proj_1', name: 'One', created_at: 1, archived_at: null, status: 'active' }],
    ['people', PERSON],
    ['keys', { object: 'organization.project.api_key', id: 'key_1', name: 'CI', redacted_value: 'sk-…1', created_at: 1, last_used_at: 1, owner: { type: 'user', user: PERSON } }],
  ])('the list of %s: storable names, or an error that says what it is', async (_, item) => {
    await attack(answers(list(item)), RUNS, async (next) => {
      answer = next
      await judge<DirectoryRecord[]>(async () => (await provider.directory(KEY)).records, (records) => expect(records.every(storable), JSON.stringify(records)).toBe(true))
    })
  }, 60_000)

  it('Verify: a verdict, or an error that says what it is', async () => {
    await attack(answers(fc.oneof(pages(USAGE_ROW), list(PERSON))), RUNS, async (next) => {
      answer = next
      await judge(() => provider.verifyKey(KEY, RANGE), (check) => expect(storable({ ...check, directory: null })).toBe(true))
    })
  }, 60_000)
})
