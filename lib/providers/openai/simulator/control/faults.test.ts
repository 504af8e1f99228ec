import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type CommandInput, type Simulator, startSimulator } from '../start-simulator'
import { Asker, at } from '../testing/ask'

let simulator: Simulator
let tiny: Asker
beforeAll(async () => {
  simulator = await startSimulator()
  tiny = new Asker(simulator, simulator.keyOf('two-projects'))
})
afterEach(() => { simulator.control({ do: 'clear-faults' }) })
afterAll(() => simulator.close())

const fail = (fault: Extract<CommandInput, { do: 'fail' }>['with'], more: { times?: number; after?: number; path?: string; organization?: string; retryAfter?: number } = {}) =>
  simulator.control({ do: 'fail', with: fault, ...more })
const statuses = async (count: number, path = 'projects') => {
  const seen: number[] = []
  for (let index = 0; index < count; index++) seen.push((await tiny.raw(path)).status)
  return seen
}
const since = `start_time=${at('2026-11-07')}`

describe('faults', () => {
  it('429 with and without Retry-After, n times', async () => {
    fail('429', { retryAfter: 90, times: 1 })
    fail('429', { times: 1 })
    const first = await tiny.raw('projects')
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '90'])
    const second = await tiny.raw('projects')
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, null])
    expect(JSON.parse(second.text)).toMatchObject({ error: { code: 'rate_limit_exceeded' } })
    expect(await statuses(1)).toEqual([200])
  })

  it('only after some requests, and only for a path or an organization', async () => {
    fail('500', { after: 2, times: 2, path: '/projects' })
    expect(await statuses(1, 'users')).toEqual([200])
    expect(await statuses(5)).toEqual([200, 200, 500, 500, 200])
    fail('503', { organization: 'acme' })
    expect(await statuses(1)).toEqual([200])
    expect((await new Asker(simulator, simulator.keyOf('acme')).raw('projects')).status).toBe(503)
  })

  it('HTML, cut, truncated and malformed answers', async () => {
    fail('502-html')
    expect(await tiny.raw('projects')).toMatchObject({ status: 502, text: expect.stringContaining('<html>') })
    fail('cut')
    await expect(tiny.raw('projects')).rejects.toThrow()
    for (const fault of ['truncated-json', 'malformed-json'] as const) {
      fail(fault)
      const { status, text } = await tiny.raw('projects')
      expect(status).toBe(200)
      expect(() => { JSON.parse(text) }).toThrow()
    }
  })

  it('empty pages that never end, each with a cursor of its own', async () => {
    fail('endless-pages', { times: 3 })
    const cursors = []
    for (let index = 0; index < 3; index++) cursors.push(await tiny.page('usage/completions', since))
    expect(cursors).toMatchObject(cursors.map(() => ({ data: [], has_more: true })))
    expect(new Set(cursors.map(({ next_page: cursor }) => cursor)).size).toBe(3)
    expect((await tiny.page('usage/completions', since)).data.length).toBeGreaterThan(0)
  })

  it('a cursor that repeats, and one that is missing', async () => {
    fail('repeated-cursor', { times: 2 })
    const first = await tiny.page('usage/completions', `${since}&limit=20`)
    const second = await tiny.page('usage/completions', `${since}&limit=20&page=${first.next_page}`)
    expect(second).toEqual(first)
    fail('missing-cursor')
    expect(await tiny.page('usage/completions', `${since}&limit=20`)).toMatchObject({ has_more: true, next_page: null })
    fail('missing-cursor')
    expect(JSON.parse((await tiny.raw('projects')).text)).toMatchObject({ has_more: true, last_id: null })
  })

  it('a percentage, the same one for the same seed', async () => {
    const drawn = async (seed: string) => {
      simulator.control({ do: 'fault-rate', percent: 30, seed })
      const seen: string[] = []
      for (let index = 0; index < 60; index++) seen.push(await tiny.raw('users').then(({ status, text }) => `${status}${text.length}`, () => 'cut'))
      return seen
    }
    const once = await drawn('a')
    expect(await drawn('a')).toEqual(once)
    expect(await drawn('b')).not.toEqual(once)
    expect(once.filter((answer) => answer === once.find((other) => other.startsWith('200'))).length).toBeGreaterThan(25)
    expect(new Set(once).size).toBeGreaterThan(3)
  })
})
