import { describe, expect, it } from 'vitest'
import { KEY, list, refusal, scripted, send, type Asked, type Script } from '@/lib/providers/openai/testing/scripted-server'

const project = (id: string, more = {}) => ({ id, object: 'organization.project', name: `Project ${id}`, created_at: 1000, archived_at: null, status: 'active', ...more })
const LACKS = refusal('You have insufficient permissions for this operation. Missing scopes: api.management.read.')
const keysOf = ({ path }: Asked) => /projects\/(.+)\/api_keys$/.exec(path)?.[1]

const directory = (parts: { projects?: object[]; users?: object[]; keys?: (project: string) => [text: string, status: number] }): Script => (asked, response) => {
  const id = keysOf(asked)
  if (id !== undefined) return send(response, ...(parts.keys?.(id) ?? [list([]), 200] as const))
  send(response, list((asked.path.endsWith('/projects') ? parts.projects : parts.users) ?? []))
}

describe('directory', () => {
  it('names projects, people and keys', async () => {
    const { provider, asked } = await scripted(directory({
      projects: [project('p1'), project('p2', { archived_at: 5, status: 'archived', name: '' })],
      users: [{ id: 'u1', name: 'Ada', email: 'ada@x.y', added_at: 7, is_service_account: false }, { id: 'u2', name: null, user: { name: 'Robot', email: null } }],
      keys: (id) => [list(id === 'p1' ? [{ id: 'k1', name: 'laptop', created_at: 9, owner: { type: 'service_account', service_account: { id: 'u2', name: 'robot', created_at: 8 } } }, { id: 'k2', name: 'x', owner: { type: 'user', user: { id: 'gone', name: 'Left', email: 'left@x.y' } } }] : []), 200],
    }))
    const { records, denied, complete } = await provider.directory(KEY)
    expect({ denied, complete }).toEqual({ denied: [], complete: true })
    expect(records).toMatchObject([
      { kind: 'project', externalId: 'p1', name: 'Project p1', state: 'active', createdAt: 1000 },
      { kind: 'project', externalId: 'p2', name: null, state: 'archived' },
      { kind: 'user', externalId: 'u1', email: 'ada@x.y', personKind: 'person', createdAt: 7 },
      { kind: 'user', externalId: 'u2', name: 'Robot', personKind: 'service_account' },
      { kind: 'api_key', externalId: 'k1', parentId: 'p1', ownerId: 'u2', personKind: 'service_account' },
      { kind: 'api_key', externalId: 'k2', parentId: 'p1', ownerId: 'gone', personKind: 'person' },
      { kind: 'user', externalId: 'gone', name: 'Left', email: 'left@x.y', personKind: 'person' },
    ])
    expect(asked.find((one) => one.path.endsWith('/projects'))?.query.get('include_archived')).toBe('true')
    expect(asked.filter(keysOf).every(({ query }) => query.get('owner_project_access') === 'any' && query.get('limit') === '100')).toBe(true)
  })

  it('names what the key may not read, and asks for it no more', async () => {
    const { provider, asked } = await scripted((_, response) => send(response, LACKS, 403))
    expect(await provider.directory(KEY)).toEqual({ records: [], denied: ['projects', 'users'], complete: false })
    asked.length = 0
    await provider.directory(KEY, { records: [], projects: { state: 'denied' }, users: { state: 'denied' } })
    expect(asked).toEqual([])
  })

  it('gives up on key lists that are all denied, and on single projects that are gone', async () => {
    const projects = Array.from({ length: 30 }, (_, index) => project(`p${index}`))
    const none = await scripted(directory({ projects, keys: () => [LACKS, 401] }))
    expect((await none.provider.directory(KEY)).denied).toEqual(['api_keys'])
    expect(none.asked.filter(keysOf).length).toBeLessThan(20)
    const gone = await scripted(directory({ projects, keys: (id) => (id === 'p3' ? [refusal('no such project'), 404] : [list([{ id: `key of ${id}`, name: 'x' }]), 200]) }))
    const { records, denied, complete } = await gone.provider.directory(KEY)
    expect([records.filter(({ kind }) => kind === 'api_key').length, denied, complete]).toEqual([29, [], true])
  })

  it('asks eight projects at a time', async () => {
    const open: (() => void)[] = []
    let most = 0
    const { provider } = await scripted((asked, response, request) => {
      if (!keysOf(asked)) return directory({ projects: Array.from({ length: 40 }, (_, index) => project(`p${index}`)) })(asked, response, request)
      most = Math.max(most, open.push(() => send(response, list([]))))
      if (open.length === 8) setTimeout(() => { for (const answer of open.splice(0)) answer() }, 30)
    })
    await provider.directory(KEY)
    expect(most).toBe(8)
  })

  it.each([[429, 'rate_limited'], [503, 'provider_unavailable']])('passes a %i in the middle on', async (status, code) => {
    const { provider } = await scripted(directory({ projects: [project('p1'), project('p2'), project('p3')], keys: (id) => (id === 'p2' ? [refusal('later'), status] : [list([]), 200]) }))
    await expect(provider.directory(KEY)).rejects.toMatchObject({ code })
  })

  it('reads all pages, from where it stood, each entry once', async () => {
    const ids = Array.from({ length: 5 }, (_, index) => `u${index}`)
    const { provider, asked } = await scripted((one, response) => {
      const rest = ids.slice(ids.indexOf(one.query.get('after') ?? '') + 1)
      send(response, one.path.endsWith('/users') ? list(rest.slice(0, 2).map((id) => ({ id })), rest.length > 2) : list([]))
    })
    const known = { records: [], projects: { state: 'complete' as const }, users: { state: 'partial' as const, after: 'u0' } }
    expect((await provider.directory(KEY, known)).records.map(({ externalId }) => externalId)).toEqual(['u1', 'u2', 'u3', 'u4'])
    expect(asked.map(({ path, query }) => [path, query.get('after')])).toEqual([['/organization/users', 'u0'], ['/organization/users', 'u2']])
  })

  it('does not turn in circles', async () => {
    const { provider } = await scripted((one, response) => send(response, one.path.endsWith('/users') ? list([{ id: 'u1' }], true) : list([])))
    await expect(provider.directory(KEY)).rejects.toMatchObject({ code: 'unexpected_answer', service: 'directory' })
  })

  it('leaves an unreadable entry out and says so', async () => {
    const { provider } = await scripted(directory({ users: [{ name: 'without id' }, { id: 'u1', name: 5 }, { id: 'u2' }] }))
    expect(await provider.directory(KEY)).toMatchObject({ records: [{ externalId: 'u2' }], complete: false })
  })
})
