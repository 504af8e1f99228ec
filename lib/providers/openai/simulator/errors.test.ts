import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from './start-simulator'
import { Asker, at } from './testing/ask'

let simulator: Simulator
let acme: Asker
beforeAll(async () => {
  simulator = await startSimulator()
  acme = new Asker(simulator, simulator.keyOf('acme'))
})
afterAll(() => simulator.close())

const since = `start_time=${at('2026-11-07')}`
const as = (organization: string, ...purpose: Parameters<Simulator['keyOf']> extends [string, ...infer Rest] ? Rest : never) => new Asker(simulator, simulator.keyOf(organization, ...purpose))

describe('keys', () => {
  it.each([['an unknown key', () => new Asker(simulator, 'sk-admin-nobody-knows-it')], ['a revoked key', () => as('acme', 'revoked')]])('%s is refused', async (_name, asker) => {
    expect(await asker().error('usage/completions', since)).toMatchObject({ status: 401, code: 'invalid_api_key', type: 'invalid_request_error', param: null, message: expect.stringContaining('Incorrect API key provided') })
  })

  it.each([
    ['usage-only', 'projects', 'api.management.read'], ['usage-only', 'users', 'api.management.read'], ['no-usage', 'usage/completions', 'api.usage.read'], ['no-usage', 'costs', 'api.usage.read'],
    ['read-only', 'admin_api_keys', 'api.management.write'], ['project', 'usage/completions', 'api.usage.read'],
  ] as const)('a %s key may not read %s', async (purpose, path, scope) => {
    const message = expect.stringContaining(`You have insufficient permissions for this operation. Missing scopes: ${scope}.`)
    expect(await as('acme', purpose).error(path, path.includes('s/') || path === 'costs' ? since : '')).toMatchObject({ status: 403, message })
    expect(await as('quirky', purpose).error(path, path.includes('s/') || path === 'costs' ? since : '')).toMatchObject({ status: 401, code: null, message })
  })

  it('no key at all', async () => {
    const response = await fetch(`${simulator.url}/organization/projects`)
    expect(response.status).toBe(401)
  })
})

describe('parameters', () => {
  it.each([
    ['usage/completions', '', 'start_time', 'missing_required_parameter'],
    ['usage/completions', 'start_time=yesterday', 'start_time', 'invalid_type'],
    ['usage/completions', `${since}&limit=32`, 'limit', 'integer_above_max_value'],
    ['usage/completions', `${since}&limit=0`, 'limit', 'integer_below_min_value'],
    ['usage/completions', `${since}&bucket_width=1h&limit=169`, 'limit', 'integer_above_max_value'],
    ['usage/completions', `${since}&bucket_width=1m&limit=1441`, 'limit', 'integer_above_max_value'],
    ['usage/completions', `${since}&bucket_width=1w`, 'bucket_width', 'invalid_value'],
    ['usage/completions', `${since}&group_by=colour`, 'group_by', 'invalid_value'],
    ['usage/completions', `${since}&batch=perhaps`, 'batch', 'invalid_value'],
    ['usage/completions', `${since}&end_time=${at('2026-11-06')}`, 'end_time', 'invalid_value'],
    ['usage/completions', `${since}&colour=red`, 'colour', 'unknown_parameter'],
    ['usage/vector_stores', `${since}&group_by=model`, 'group_by', 'invalid_value'],
    ['usage/vector_stores', `${since}&models=x`, 'models', 'unknown_parameter'],
    ['usage/images', `${since}&sizes=1x1`, 'sizes', 'invalid_value'],
    ['costs', `${since}&bucket_width=1h`, 'bucket_width', 'invalid_value'],
    ['costs', `${since}&limit=181`, 'limit', 'integer_above_max_value'],
    ['projects', 'limit=101', 'limit', 'integer_above_max_value'],
    ['projects', 'after=proj_nowhere', 'after', 'invalid_value'],
  ])('%s?%s names %s', async (path, query, param, code) => {
    expect(await acme.error(path, query)).toMatchObject({ status: 400, type: 'invalid_request_error', param, code })
  })

  it('keeps a year, and names its first day', async () => {
    const earliest = at('2025-11-20')
    expect(await acme.error('usage/completions', `start_time=${earliest - 1}`)).toMatchObject({ status: 400, code: 'reporting_lookback_exceeded', message: expect.stringContaining('2025-11-20T00:00:00Z') })
    expect((await acme.raw('costs', `start_time=${earliest}`)).status).toBe(200)
  })

  it('refuses groupings of costs where OpenAI does', async () => {
    const message = 'group_by=api_key_id is not available for this time range. Try a start_time on or after 1764979200.'
    expect(await acme.error('costs', `start_time=${1_764_979_199}&group_by=api_key_id`)).toMatchObject({ status: 400, message })
    expect((await acme.raw('costs', `start_time=${1_764_979_200}&group_by=api_key_id`)).status).toBe(200)
    expect(await as('quirky').error('costs', `${since}&group_by=user_id`)).toMatchObject({ status: 400, param: 'group_by' })
  })

  it('does not know other paths, methods or ids', async () => {
    expect(await acme.error('usage/dreams', since)).toMatchObject({ status: 404 })
    expect(await acme.error('projects/proj_nowhere')).toMatchObject({ status: 404 })
    const response = await fetch(`${simulator.url}/organization/projects`, { method: 'POST', headers: { authorization: `Bearer ${simulator.keyOf('acme')}` } })
    expect(response.status).toBe(405)
  })
})

describe('pages', () => {
  it('understands three spellings, and a token in any of them', async () => {
    const spellings = ['group_by=model&group_by=batch', 'group_by[]=model&group_by[]=batch', 'group_by=batch,model'].map((spelled) => `${since}&limit=2&${spelled}`)
    const pages = await Promise.all(spellings.map((query) => acme.page('usage/completions', query)))
    expect(pages[1]).toEqual(pages[0])
    expect(pages[2]).toEqual(pages[0])
    expect((await acme.page('usage/completions', `${spellings[1]}&page=${pages[0]?.next_page}`)).data[0]?.start_time).toBe(at('2026-11-09'))
  })

  it.each([['another grouping', `${since}&limit=2&group_by=model`], ['another start', `start_time=${at('2026-11-08')}&limit=2`], ['another limit', `${since}&limit=3`]])('refuses a token with %s', async (_name, other) => {
    const { next_page } = await acme.page('usage/completions', `${since}&limit=2`)
    expect(await acme.error('usage/completions', `${other}&page=${next_page}`)).toMatchObject({ status: 400, param: 'page' })
  })

  it('refuses a token of another endpoint, of another organization, and none at all', async () => {
    const query = `${since}&limit=2`
    const { next_page } = await acme.page('usage/completions', query)
    expect(await acme.error('usage/embeddings', `${query}&page=${next_page}`)).toMatchObject({ status: 400 })
    expect(await as('large').error('usage/completions', `${query}&page=${next_page}`)).toMatchObject({ status: 400 })
    expect(await acme.error('usage/completions', `${query}&page=nonsense`)).toMatchObject({ status: 400 })
  })
})
