import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../start-simulator'
import { Asker, at } from '../testing/ask'

let simulator: Simulator
beforeAll(async () => { simulator = await startSimulator() })
afterAll(() => simulator.close())

const as = (organization: string) => new Asker(simulator, simulator.keyOf(organization))
const since = `start_time=${at('2026-11-07')}`

describe('organizations', () => {
  it('tell their id in a header and in costs, or only in costs, or nowhere', async () => {
    const told = async (organization: string) => {
      const { headers, text } = await as(organization).raw('costs', since)
      return [headers.get('openai-organization') !== null, text.includes('"organization_id"')]
    }
    expect(await told('acme')).toEqual([true, true])
    expect(await told('quirky')).toEqual([false, true])
    expect(await told('unnamed')).toEqual([false, false])
    const { headers } = await as('acme').raw('projects')
    expect(headers.get('x-request-id')).toMatch(/^req_/)
    expect(headers.get('openai-processing-ms')).toMatch(/^\d+$/)
  })

  it('quirky has fields nobody described, nulls, and rows to set aside', async () => {
    const { data } = await as('quirky').page('usage/moderations', `${since}&group_by=project_id`)
    expect(data[2]).toHaveProperty('results')
    const { text } = await as('quirky').raw('usage/completions', `${since}&limit=14&group_by=project_id,user_id,model`)
    for (const odd of ['"user_email"', '"project_name"', '"start_time_iso"', '"model":null', '"project_id":null', '"input_tokens":-5', '"input_tokens":12.5']) expect(text).toContain(odd)
    const costs = await as('quirky').raw('costs', `${since}&limit=500&group_by=line_item`)
    for (const odd of ['"currency":"eur"', '{"value":1.25}', '"Text tokens"', '"input_tokens"', 'e-']) expect(costs.text).toContain(odd)
  })

  it('quirky promises a page after the last, which is empty', async () => {
    const page = await as('quirky').page('usage/embeddings', `${since}&limit=31`)
    expect(page.has_more).toBe(true)
    expect(await as('quirky').page('usage/embeddings', `${since}&limit=31&page=${page.next_page}`)).toMatchObject({ data: [], has_more: false, next_page: null })
  })

  it('large has thousands of keys and answers within a moment', async () => {
    const started = performance.now()
    const { text } = await as('large').raw('usage/completions', `${since}&limit=31&group_by=project_id,user_id,api_key_id,model`)
    expect(text.split('"api_key_id"').length).toBeGreaterThan(1000)
    const again = await as('large').raw('projects', 'limit=100&include_archived=true')
    expect(again.text).toContain('"has_more":true')
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('have keys that end differently and look simulated', () => {
    expect(new Set(simulator.keys.map(({ key }) => key.slice(-4))).size).toBe(simulator.keys.length)
    for (const { key } of simulator.keys) expect(key).toMatch(/^sk-(admin|proj)-simulated-/)
  })
})
