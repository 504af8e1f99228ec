import { describe, expect, it } from 'vitest'
import { Day } from '@/lib/domain/day'
import { KEY, list, page, refusal, scripted, send, type Script } from '@/lib/providers/openai/testing/scripted-server'

const RANGE = { from: Day.parse('2026-01-01'), to: Day.parse('2026-01-14') }
const LACKS = refusal('You have insufficient permissions for this operation. Missing scopes: api.management.read.')
const at = (answers: Record<string, Script>): Script => (asked, response, request) => {
  const found = Object.entries(answers).find(([path]) => asked.path.endsWith(path))
  return found ? found[1](asked, response, request) : send(response, LACKS, 403)
}
const usage: Script = (_, response) => send(response, page([]))
const projects = (...created: number[]): Script => (_, response) => send(response, list(created.map((created_at, index) => ({ id: `proj_${index}`, created_at }))))

describe('verifyKey', () => {
  it('takes a key that reads usage only', async () => {
    const { provider, asked } = await scripted(at({ completions: usage }))
    expect(await provider.verifyKey(KEY, RANGE)).toMatchObject({
      vendorOrganizationId: null, vendorOrganizationSource: null, access: { usage: 'yes', projects: 'no', users: 'no', adminKeys: 'no' },
      directory: { records: [], projects: { state: 'denied' }, users: { state: 'denied' } }, firstUsage: { next: null, page: { index: 0 } },
    })
    expect(asked.map(({ path, query }) => [path, query.get('limit')]).sort()).toEqual([['/organization/admin_api_keys', '1'], ['/organization/projects', '100'], ['/organization/usage/completions', '31'], ['/organization/users', '100']])
  })

  it('asks everything side by side', async () => {
    const held: (() => void)[] = []
    const { provider } = await scripted((asked, response, request) => {
      held.push(() => at({ completions: usage, projects: projects(1), users: (_, late) => send(late, list([])), admin_api_keys: (_, late) => send(late, list([])) })(asked, response, request))
      if (held.length === 4) for (const answer of held) answer()
    })
    expect((await provider.verifyKey(KEY, RANGE)).access).toEqual({ usage: 'yes', projects: 'yes', users: 'yes', adminKeys: 'yes' })
  })

  it.each([
    ['key_rejected', refusal('Incorrect API key provided', { code: 'invalid_api_key' }), 401],
    ['missing_scope', refusal('Missing scopes: api.usage.read.'), 401],
    ['rate_limited', refusal('slow down'), 429],
    ['provider_unavailable', '<html>', 502],
    ['range_unavailable', refusal('too old', { code: 'reporting_lookback_exceeded' }), 400],
  ])('fails as usage fails: %s', async (code, text, status) => {
    const { provider } = await scripted(at({ completions: (_, response) => send(response, text, status), projects: projects(1) }))
    await expect(provider.verifyKey(KEY, RANGE)).rejects.toMatchObject({ code })
  })

  it.each<[string, Script]>([['is slow', () => undefined], ['fails', (_, response) => send(response, 'oops', 500)], ['is limited', (_, response) => send(response, refusal('slow'), 429)], ['makes no sense', (_, response) => send(response, '{}')]])('does not mind a directory that %s', async (_, script) => {
    const { provider } = await scripted(at({ completions: usage, projects: script, users: (__, response) => send(response, list([{ id: 'u1' }])), admin_api_keys: (__, response) => send(response, list([])) }), { sleep: () => new Promise((resolve) => setTimeout(resolve, 700)) })
    expect(await provider.verifyKey(KEY, RANGE)).toMatchObject({
      access: { usage: 'yes', projects: 'unknown', users: 'yes', adminKeys: 'yes' },
      directory: { records: [{ externalId: 'u1' }], projects: { state: 'unread' }, users: { state: 'complete' } },
    })
  })

  it('knows the vendor organization by the header first', async () => {
    const { provider } = await scripted(at({ completions: (_, response) => send(response, page([]), 200, { 'openai-organization': 'org-acme' }), projects: projects(1) }))
    expect(await provider.verifyKey(KEY, RANGE)).toMatchObject({ vendorOrganizationId: 'org-acme', vendorOrganizationSource: 'header' })
  })

  it('knows it by its oldest project otherwise, whatever came later', async () => {
    const few = await scripted(at({ completions: usage, projects: projects(20, 10, 30) }))
    const first = await few.provider.verifyKey(KEY, RANGE)
    expect(first).toMatchObject({ vendorOrganizationId: expect.stringMatching(/^project:[0-9a-f]{24}$/), vendorOrganizationSource: 'project' })
    const more = await scripted(at({ completions: usage, projects: projects(20, 10, 30, 40, 50) }))
    expect((await more.provider.verifyKey(KEY, RANGE)).vendorOrganizationId).toBe(first.vendorOrganizationId)
  })

  it('does not guess from half a list', async () => {
    const { provider } = await scripted(at({ completions: usage, projects: (_, response) => send(response, list([{ id: 'proj_1', created_at: 1 }], true)) }))
    expect(await provider.verifyKey(KEY, RANGE)).toMatchObject({ vendorOrganizationId: null, directory: { projects: { state: 'partial', after: 'proj_1' } } })
  })

  it('hands the place on when usage has more pages', async () => {
    const { provider } = await scripted(at({ completions: (_, response) => send(response, page([], 'two')) }))
    expect((await provider.verifyKey(KEY, RANGE)).firstUsage.next).toEqual({ token: 'two', index: 1, limit: 31 })
  })

  it('passes an abort on', async () => {
    const { provider } = await scripted(() => undefined)
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('closed')), 20)
    await expect(provider.verifyKey(KEY, RANGE, { signal: stop.signal })).rejects.toThrow('closed')
  })
})
