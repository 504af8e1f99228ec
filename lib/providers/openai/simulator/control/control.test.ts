import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type CommandInput, type Simulator, startSimulator } from '../start-simulator'
import { Asker, at, sumOf, truthOf } from '../testing/ask'
import { usdOf } from '../testing/raw-amounts'

let simulator: Simulator
let tiny: Asker
beforeEach(async () => {
  simulator = await startSimulator()
  tiny = new Asker(simulator, simulator.keyOf('two-projects'))
})
afterEach(() => simulator.close())

async function tell(command: CommandInput | Record<string, unknown>, token = simulator.controlToken): Promise<number> {
  const response = await fetch(simulator.controlUrl, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(command) })
  return response.status
}
const day = '2026-11-17'
const oneDay = `start_time=${at(day)}&end_time=${at('2026-11-18')}`
const status = async (path = 'projects', query = '') => (await tiny.raw(path, query)).status

describe('control', () => {
  it('is for holders of the token, and understands only what it knows', async () => {
    expect(await tell({ do: 'clear-faults' }, 'wrong')).toBe(401)
    expect(await tell({ do: 'dance' })).toBe(400)
    expect(await tell({ do: 'delay', ms: -1 })).toBe(400)
    expect(await tell({ do: 'revoke-key', key: 'nobody' })).toBe(400)
    expect(await tell({ do: 'clear-faults' })).toBe(200)
  })

  it('moves the clock', async () => {
    await tell({ do: 'set-clock', now: '2026-11-21T00:30:00Z' })
    await tell({ do: 'advance-clock', seconds: 3600 })
    expect((await tiny.page('usage/completions', `start_time=${at('2026-11-21')}`)).data[0]?.end_time).toBe(at('2026-11-21T01:30:00Z'))
  })

  it('revokes a key and gives it back', async () => {
    await tell({ do: 'revoke-key', key: simulator.keyOf('two-projects') })
    expect(await status()).toBe(401)
    await tell({ do: 'unrevoke-key', key: simulator.keyOf('two-projects') })
    expect(await status()).toBe(200)
  })

  it('issues more keys, which faults and revocations concern alone', async () => {
    const [mine = '', other = ''] = [1, 2].map(() => simulator.control({ do: 'issue-key', organization: 'two-projects' }).key)
    expect(new Set([mine, other, simulator.keyOf('two-projects')]).size).toBe(3)
    const statusOf = async (key: string) => (await new Asker(simulator, key).raw('projects')).status
    simulator.control({ do: 'fail', with: '500', times: 5, key: mine })
    expect([await statusOf(mine), await statusOf(other), await status()]).toEqual([500, 200, 200])
    await tell({ do: 'clear-faults' })
    await tell({ do: 'revoke-key', key: mine })
    expect([await statusOf(mine), await statusOf(other), await status()]).toEqual([401, 200, 200])
    expect(await tell({ do: 'issue-key', organization: 'nobody' })).toBe(400)
  })

  it('drops a scope and restores it', async () => {
    await tell({ do: 'drop-scope', key: simulator.keyOf('two-projects'), scope: 'api.management.read' })
    expect([await status('projects'), await status('costs', oneDay)]).toEqual([403, 200])
    await tell({ do: 'restore-scope', key: simulator.keyOf('two-projects'), scope: 'api.management.read' })
    expect(await status('projects')).toBe(200)
  })

  it('delays answers, all or those of a path', async () => {
    await tell({ do: 'delay', ms: 400, path: '/projects' })
    const timed = async (path: string) => { const started = performance.now(); await tiny.raw(path); return performance.now() - started }
    expect(await timed('projects')).toBeGreaterThan(390)
    expect(await timed('users')).toBeLessThan(390)
  })

  it('restates costs by an exact factor', async () => {
    const before = usdOf((await tiny.raw('costs', oneDay)).text)
    await tell({ do: 'restate-costs', organization: 'two-projects', day, factor: '1.0625' })
    const after = usdOf((await tiny.raw('costs', oneDay)).text)
    expect(Number(after)).toBeCloseTo(Number(before) * 1.0625, 12)
    expect(Number((await truthOf(simulator, `organization=two-projects&from=${day}&to=${day}`)).usd)).toBe(Number(after))
  })

  it('adds late usage, which is billed', async () => {
    const read = async () => ({ tokens: sumOf(await tiny.all('usage/completions', oneDay), 'input_tokens'), usd: Number(usdOf((await tiny.raw('costs', oneDay)).text)) })
    const before = await read()
    await tell({ do: 'late-usage', organization: 'two-projects', day, requests: 3, inputTokens: 1_000_000, outputTokens: 0 })
    const after = await read()
    expect(after.tokens - before.tokens).toBe(1_000_000)
    expect(after.usd - before.usd).toBeCloseTo(0.25, 10)
  })

  it('deletes a key, archives a project and adds a user', async () => {
    const apiKeyId = 'key_ada_alpha'
    await tell({ do: 'delete-api-key', organization: 'two-projects', apiKeyId })
    expect((await tiny.raw('projects/proj_alpha/api_keys')).text).not.toContain(apiKeyId)
    expect((await tiny.raw('usage/completions', `${oneDay}&group_by=api_key_id`)).text).toContain(apiKeyId)
    await tell({ do: 'archive-project', organization: 'two-projects', projectId: 'proj_beta' })
    expect((await tiny.raw('projects')).text).not.toContain('proj_beta')
    await tell({ do: 'add-user', organization: 'two-projects', name: 'Cleo', email: 'cleo@two-projects.example' })
    expect((await tiny.raw('users')).text).toContain('Cleo')
  })

  it('switches an option of an organization', async () => {
    await tell({ do: 'set-option', organization: 'two-projects', option: 'header', value: false })
    expect((await tiny.raw('projects')).headers.has('openai-organization')).toBe(false)
    expect(await tell({ do: 'set-option', organization: 'two-projects', option: 'colour', value: true })).toBe(400)
  })

  it('lists what was asked, by whom, and how much at once', async () => {
    await tell({ do: 'delay', ms: 50 })
    await Promise.all([tiny.raw('projects', 'limit=1'), tiny.raw('users'), tiny.raw('projects/nowhere')])
    const read = async () => z.object({ requests: z.array(z.looseObject({ path: z.string(), status: z.number() })), maxInFlight: z.number() })
      .parse(await (await fetch(`${simulator.controlUrl}/requests`, { headers: { authorization: `Bearer ${simulator.controlToken}` } })).json())
    const { requests, maxInFlight } = await read()
    expect(maxInFlight).toBe(3)
    expect(requests.find(({ path }) => path === '/v1/organization/projects')).toMatchObject({ method: 'GET', query: '?limit=1', status: 200, time: '2026-11-20T10:30:00Z', keyLast4: 'tp01', organization: 'two-projects' })
    expect(requests.map((request) => request.status).sort()).toEqual([200, 200, 404])
    await tell({ do: 'reset-requests' })
    expect(await read()).toEqual({ requests: [], maxInFlight: 0 })
  })
})
