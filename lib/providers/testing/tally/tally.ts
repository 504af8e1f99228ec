import { z } from 'zod'
import { Day, startOfDaySeconds, type DayRange } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import { ApiKey, KeyRejected, ProviderUnavailable, RateLimited, UnexpectedAnswer, type CallOptions, type Provider } from '@/lib/providers/provider'
import type { CostPage, DirectoryRecord, UsagePage } from '@/lib/providers/records'

const Names = z.object({
  account: z.string(),
  teams: z.array(z.object({ id: z.string(), called: z.string() })),
  seats: z.array(z.object({ id: z.string(), called: z.string(), mail: z.string() })),
  tokens: z.array(z.object({ id: z.string(), called: z.string(), team: z.string(), seat: z.string() })),
})
const count = z.number().int().nonnegative().transform(BigInt)
const page = <Row extends z.ZodType>(row: Row) => z.object({ account: z.string(), days: z.number().int(), rows: z.array(row), more: z.boolean() })
const Used = page(z.object({ day: Day, team: z.string(), seat: z.string(), token: z.string(), engine: z.string(), read: count, reused: count, written: count, calls: count }))
const Billed = page(z.object({ day: Day, team: z.string(), token: z.string(), what: z.string(), dollars: DecimalText }))

/** One answer, parsed. Errors are the contract's and no others. */
async function ask<Shape extends z.ZodType>(base: string, key: ApiKey, path: string, Shape: Shape, { signal }: CallOptions = {}): Promise<z.output<Shape>> {
  signal?.throwIfAborted()
  let text: string
  try {
    const answer = await fetch(`${base}${path}`, { headers: { 'x-tally-key': key.reveal() }, signal: signal ?? null })
    if (answer.status === 401) throw new KeyRejected()
    if (answer.status === 429) throw new RateLimited(Number(answer.headers.get('retry-after')) || null)
    if (answer.status >= 500) throw new ProviderUnavailable('server')
    text = await answer.text()
  } catch (error) {
    signal?.throwIfAborted()
    throw error instanceof TypeError ? new ProviderUnavailable('cut') : error
  }
  try {
    return Shape.parse(JSON.parse(text))
  } catch {
    throw new UnexpectedAnswer('not what its description says')
  }
}

const query = ({ from, to }: DayRange, index: number) => `?from=${from}&to=${to}&page=${index}`
const named = (record: Partial<DirectoryRecord> & Pick<DirectoryRecord, 'kind' | 'externalId' | 'name'>): DirectoryRecord =>
  ({ email: null, personKind: null, parentId: null, ownerId: null, state: 'active', createdAt: null, ...record })

/** The second vendor as a Provider: the whole of what adding one takes. */
export function createTallyProvider(base: string): Provider {
  async function used(key: ApiKey, range: DayRange, index: number, options?: CallOptions): Promise<{ page: UsagePage; more: boolean }> {
    const { account, days, rows, more } = await ask(base, key, `/v9/used${query(range, index)}`, Used, options)
    const records = rows.map(({ day, team, seat, token, engine, read, reused, written, calls }) => ({
      service: 'completions' as const, bucketStart: startOfDaySeconds(day),
      dimensions: { projectId: team, userId: seat, apiKeyId: token, model: engine, batch: false, serviceTier: null, extra: {} },
      measures: { num_model_requests: calls, input_tokens: read + reused, input_uncached_tokens: read, input_cached_tokens: reused, output_tokens: written },
    }))
    return { page: { service: 'completions', index, buckets: days, records, rejected: [], vendorOrganizationId: account }, more }
  }
  const next = (index: number) => ({ token: String(index), index })
  const namesOf = async (key: ApiKey, options?: CallOptions) => {
    const { teams, seats, tokens } = await ask(base, key, '/v9/names', Names, options)
    return [
      ...teams.map(({ id, called }) => named({ kind: 'project', externalId: id, name: called })),
      ...seats.map(({ id, called, mail }) => named({ kind: 'user', externalId: id, name: called, email: mail, personKind: 'person' })),
      ...tokens.map(({ id, called, team, seat }) => named({ kind: 'api_key', externalId: id, name: called, parentId: team, ownerId: seat })),
    ]
  }
  return {
    id: 'tally',
    services: [{ service: 'completions', optional: false }],
    source: (service) => ({ endpoint: service === 'costs' ? '/v9/billed' : '/v9/used', groupBy: ['team', 'seat', 'token', 'engine'] }),
    inspectKey: (pasted) => {
      const text = pasted.replace(/^[\s"']+|[\s"']+$/g, '')
      if (text === '') return { ok: false, problem: { code: 'empty' } }
      return /^tly_[\w-]{1,200}$/.test(text) ? { ok: true, key: new ApiKey(text) } : { ok: false, problem: { code: 'malformed' } }
    },
    verifyKey: async (key, range, options) => {
      const [first, records] = await Promise.all([used(key, range, 0, options), namesOf(key, options)])
      return {
        vendorOrganizationId: first.page.vendorOrganizationId, vendorOrganizationSource: 'header', access: { usage: 'yes', projects: 'yes', users: 'yes', adminKeys: 'no' },
        directory: { records, projects: { state: 'complete' }, users: { state: 'complete' } }, firstUsage: { page: first.page, next: first.more ? next(1) : null },
      }
    },
    async *usageBetween(key, service, range, width, options) {
      if (width === '1h') return
      for (let index = options?.from?.index ?? 0, more = true; more; index++) {
        const answer = await used(key, range, index, options)
        more = answer.more
        yield answer.page
      }
    },
    async *costsBetween(key, range, options): AsyncIterable<CostPage> {
      for (let index = 0, more = true; more; index++) {
        const answer = await ask(base, key, `/v9/billed${query(range, index)}`, Billed, options)
        more = answer.more
        const records = answer.rows.map(({ day, team, token, what, dollars }) => ({
          bucketStart: startOfDaySeconds(day), projectId: team, apiKeyId: token, apiKeyGrouped: true, lineItem: what, amount: dollars, currency: 'USD', quantity: null, quantityUnit: null,
        }))
        yield { index, buckets: answer.days, apiKeyGrouped: true, records, rejected: [], vendorOrganizationId: answer.account }
      }
    },
    directory: async (key, _known, options) => ({ records: await namesOf(key, options), denied: [], complete: true }),
  }
}
