import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from './start-simulator'
import { Asker, at, sumOf } from './testing/ask'

let simulator: Simulator
let acme: Asker
let tiny: Asker
beforeAll(async () => {
  simulator = await startSimulator()
  acme = new Asker(simulator, simulator.keyOf('acme'))
  tiny = new Asker(simulator, simulator.keyOf('two-projects'))
})
afterAll(() => simulator.close())

const fortnight = `start_time=${at('2026-11-07')}&limit=31`

describe('usage', () => {
  it('of two projects can be worked out by hand', async () => {
    const [day] = await tiny.all('usage/completions', `start_time=${at('2026-11-19')}&end_time=${at('2026-11-20')}&group_by=api_key_id&group_by=batch&group_by=model`)
    expect(day?.results.map(({ api_key_id, model, batch, num_model_requests, input_tokens, input_cached_tokens, output_tokens }) =>
      [api_key_id, model, batch, num_model_requests, input_tokens, input_cached_tokens, output_tokens])).toEqual([
      ['key_ada_alpha', 'gpt-5-mini-2025-08-07', false, 240, 360_000, 120_000, 24_000],
      ['key_ben_alpha', 'gpt-4.1-2025-04-14', false, 96, 192_000, 0, 28_800],
      ['key_ben_beta', 'gpt-5-mini-2025-08-07', true, 48, 240_000, 0, 19_200],
    ])
  })

  it.each(['project_id', 'user_id', 'api_key_id', 'model', 'batch', 'service_tier', 'api_source', 'project_id,model', 'user_id,batch,service_tier'])('keeps its sums when grouped by %s', async (by) => {
    const [plain, grouped] = [await acme.all('usage/completions', fortnight), await acme.all('usage/completions', `${fortnight}&group_by=${by}`)]
    for (const measure of ['input_tokens', 'output_tokens', 'num_model_requests', 'input_cached_tokens', 'input_cache_write_tokens']) expect(sumOf(grouped, measure)).toBe(sumOf(plain, measure))
  })

  it('has the same sums in days, hours and minutes', async () => {
    const range = `start_time=${at('2026-11-19')}&end_time=${at('2026-11-20T10:30:00Z')}`
    const sums = await Promise.all(['1d', '1h', '1m'].map(async (width) => sumOf(await acme.all('usage/completions', `${range}&bucket_width=${width}&group_by=model`), 'output_tokens')))
    expect(new Set(sums).size).toBe(1)
  })

  it('contains cached and written tokens in its input', async () => {
    for (const row of (await acme.all('usage/completions', `${fortnight}&group_by=model`)).flatMap(({ results }) => results)) {
      expect(row.input_tokens).toBe(Number(row.input_uncached_tokens) + Number(row.input_cached_tokens) + Number(row.input_cache_write_tokens))
    }
  })

  it('is divided by a filter, not changed', async () => {
    const sum = async (more: string) => sumOf(await acme.all('usage/completions', fortnight + more), 'input_tokens')
    expect(await sum('&batch=true') + await sum('&batch=false')).toBe(await sum(''))
    expect(await sum('&models[]=gpt-5-mini-2025-08-07')).toBeGreaterThan(0)
    expect(await sum('&models=no-such-model')).toBe(0)
  })

  it('clips buckets to the request and to now', async () => {
    const page = await tiny.page('usage/completions', `start_time=${at('2026-11-19T06:00:00Z')}`)
    expect(page.data.map(({ start_time, end_time, results }) => [start_time, end_time, results[0]?.num_model_requests])).toEqual([
      [at('2026-11-19T06:00:00Z'), at('2026-11-20'), 18 * 16], [at('2026-11-20'), at('2026-11-20T10:30:00Z'), 10.5 * 16],
    ])
  })

  it('has empty buckets where nothing happened, and null where nothing was asked', async () => {
    const empty = await new Asker(simulator, simulator.keyOf('empty')).page('usage/completions', fortnight)
    expect(empty.data).toHaveLength(14)
    expect(empty.data.every(({ results }) => results.length === 0)).toBe(true)
    const [row] = (await tiny.page('usage/completions', fortnight)).data[0]?.results ?? []
    expect(row).toMatchObject({ project_id: null, user_id: null, api_key_id: null, model: null, batch: null, service_tier: null })
    expect(row).not.toHaveProperty('api_source')
  })

  it('keeps rows of deleted keys and of unknown owners', async () => {
    const rows = (await acme.all('usage/completions', `start_time=${at('2026-09-01')}&end_time=${at('2026-10-05')}&limit=31&group_by=api_key_id`)).flatMap(({ results }) => results)
    const simulated = new Set(rows.map((row) => row.api_key_id))
    const { text } = await acme.raw('projects', 'limit=100&include_archived=true')
    const listed = (await Promise.all([...text.matchAll(/"(proj_\w+)"/g)].map(([, id]) => acme.raw(`projects/${id}/api_keys`, 'owner_project_access=any&limit=100')))).map((answer) => answer.text).join()
    expect(simulated.has(null)).toBe(true)
    expect([...simulated].filter((id) => id !== null && !listed.includes(String(id)))).toHaveLength(1)
  })
})
