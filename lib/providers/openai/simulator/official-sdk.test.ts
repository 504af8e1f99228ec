import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from './start-simulator'
import { at, truthOf } from './testing/ask'

let simulator: Simulator
let client: OpenAI
const start_time = at('2026-11-07')

beforeAll(async () => {
  simulator = await startSimulator()
  client = new OpenAI({ adminAPIKey: simulator.keyOf('acme', 'full'), apiKey: 'none', organization: null, project: null, baseURL: simulator.url, maxRetries: 0 })
})
afterAll(() => simulator.close())

type Paged = { data: { start_time: number; results: unknown[] }[]; has_more: boolean; next_page: string | null }

async function everyBucket(ask: (page?: string) => Promise<Paged>): Promise<Paged['data']> {
  const buckets: Paged['data'] = []
  for (let page = await ask(); ; page = await ask(page.next_page ?? '')) {
    buckets.push(...page.data)
    if (!page.has_more) return buckets
  }
}

const measured = (buckets: Paged['data'], measure: string): string => String(buckets.flatMap(({ results }) => results).reduce((sum: number, row) => {
  const value: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, measure) : undefined
  return sum + (typeof value === 'number' ? value : 0)
}, 0))

describe('the official SDK reads it page by page', () => {
  it.each([
    ['completions', 'output_tokens', (page?: string) => client.admin.organization.usage.completions({ start_time, limit: 3, group_by: ['project_id', 'user_id', 'api_key_id', 'model', 'batch', 'service_tier'], ...(page ? { page } : {}) })],
    ['embeddings', 'input_tokens', (page?: string) => client.admin.organization.usage.embeddings({ start_time, limit: 3, group_by: ['model'], ...(page ? { page } : {}) })],
    ['moderations', 'input_tokens', (page?: string) => client.admin.organization.usage.moderations({ start_time, limit: 3, ...(page ? { page } : {}) })],
    ['images', 'images', (page?: string) => client.admin.organization.usage.images({ start_time, limit: 3, group_by: ['size', 'source'], ...(page ? { page } : {}) })],
    ['audio_speeches', 'characters', (page?: string) => client.admin.organization.usage.audioSpeeches({ start_time, limit: 3, ...(page ? { page } : {}) })],
    ['audio_transcriptions', 'seconds', (page?: string) => client.admin.organization.usage.audioTranscriptions({ start_time, limit: 3, ...(page ? { page } : {}) })],
    ['vector_stores', 'usage_bytes', (page?: string) => client.admin.organization.usage.vectorStores({ start_time, limit: 3, group_by: ['project_id'], ...(page ? { page } : {}) })],
    ['code_interpreter_sessions', 'num_sessions', (page?: string) => client.admin.organization.usage.codeInterpreterSessions({ start_time, limit: 3, group_by: ['project_id'], ...(page ? { page } : {}) })],
    ['file_search_calls', 'num_requests', (page?: string) => client.admin.organization.usage.fileSearchCalls({ start_time, limit: 3, group_by: ['vector_store_id'], ...(page ? { page } : {}) })],
    ['web_search_calls', 'num_requests', (page?: string) => client.admin.organization.usage.webSearchCalls({ start_time, limit: 3, group_by: ['context_level'], ...(page ? { page } : {}) })],
  ])('usage of %s adds up to the truth', async (service, measure, ask) => {
    const buckets = await everyBucket(ask)
    expect(buckets).toHaveLength(14)
    const truth = await truthOf(simulator, 'organization=acme')
    expect(measured(buckets, measure)).toBe(truth.usage[service]?.[measure])
    expect(Number(measured(buckets, measure))).toBeGreaterThan(0)
  })

  it('costs', async () => {
    const buckets = await everyBucket((page) => client.admin.organization.usage.costs({ start_time, limit: 5, group_by: ['project_id', 'line_item', 'api_key_id'], ...(page ? { page } : {}) }))
    expect(buckets).toHaveLength(14)
    expect(buckets[0]?.results.length).toBeGreaterThan(40)
  })

  it('projects, archived ones only when asked for', async () => {
    expect(await Array.fromAsync(client.admin.organization.projects.list({ limit: 2 }))).toHaveLength(6)
    expect(await Array.fromAsync(client.admin.organization.projects.list({ limit: 2, include_archived: true }))).toHaveLength(7)
  })

  it('users, without those who left', async () => {
    const users = await Array.fromAsync(client.admin.organization.users.list({ limit: 4 }))
    expect(users).toHaveLength(14)
    expect(users.filter((user) => user.is_service_account)).toHaveLength(1)
  })

  it('the keys of every project; some are hidden unless access is "any"', async () => {
    const projects = await Array.fromAsync(client.admin.organization.projects.list({ include_archived: true }))
    const count = async (more: { owner_project_access?: 'any' }) => {
      const lists = await Promise.all(projects.map(({ id }) => Array.fromAsync(client.admin.organization.projects.apiKeys.list(id, { limit: 2, ...more }))))
      return lists.flat().length
    }
    expect(await count({})).toBe(21)
    expect(await count({ owner_project_access: 'any' })).toBe(23)
  })

  it('single objects', async () => {
    const [project] = await Array.fromAsync(client.admin.organization.projects.list())
    expect(await client.admin.organization.projects.retrieve(project?.id ?? '')).toEqual(project)
    const [user] = await Array.fromAsync(client.admin.organization.users.list())
    expect(await client.admin.organization.users.retrieve(user?.id ?? '')).toEqual(user)
    const [key] = await Array.fromAsync(client.admin.organization.projects.apiKeys.list(project?.id ?? ''))
    expect(await client.admin.organization.projects.apiKeys.retrieve(key?.id ?? '', { project_id: project?.id ?? '' })).toEqual(key)
    const [adminKey] = await Array.fromAsync(client.admin.organization.adminAPIKeys.list())
    expect(await client.admin.organization.adminAPIKeys.retrieve(adminKey?.id ?? '')).toEqual(adminKey)
  })

  it('admin keys in both orders, without the revoked one', async () => {
    const names = async (order: 'asc' | 'desc') => (await Array.fromAsync(client.admin.organization.adminAPIKeys.list({ limit: 1, order }))).map(({ name }) => name)
    expect(await names('asc')).toEqual(['CloudMonitor', 'Everything', 'Usage only', 'Directory only'])
    expect(await names('desc')).toEqual(['Directory only', 'Usage only', 'Everything', 'CloudMonitor'])
  })

  it('decisions of the one organization that has them', async () => {
    await expect(client.admin.organization.usage.decisions({ start_time })).rejects.toMatchObject({ status: 404 })
    const quirky = client.withOptions({ adminAPIKey: simulator.keyOf('quirky') })
    const page = await quirky.admin.organization.usage.decisions({ start_time })
    expect(page.data[0]?.results).toHaveLength(1)
  })
})
