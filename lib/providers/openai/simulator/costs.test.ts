import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareDecimals, DecimalText } from '@/lib/domain/money'
import { type Simulator, startSimulator } from './start-simulator'
import { Asker, at, sumOf, truthOf } from './testing/ask'
import { rawAmounts, usdOf } from './testing/raw-amounts'

let simulator: Simulator
let acme: Asker
let tiny: Asker
beforeAll(async () => {
  simulator = await startSimulator()
  acme = new Asker(simulator, simulator.keyOf('acme'))
  tiny = new Asker(simulator, simulator.keyOf('two-projects'))
})
afterAll(() => simulator.close())

const oneDay = `start_time=${at('2026-11-17')}&end_time=${at('2026-11-18')}`
const same = (a: string, b: string) => compareDecimals(DecimalText.parse(a), DecimalText.parse(b)) === 0

describe('costs', () => {
  it('of two projects can be worked out by hand; batch is half price in the same line item', async () => {
    const { text } = await tiny.raw('costs', `${oneDay}&group_by=line_item`)
    const rows = (await tiny.page('costs', `${oneDay}&group_by=line_item`)).data[0]?.results ?? []
    expect(rows.map((row, index) => [row.line_item, Number(rawAmounts(text)[index]?.text), row.quantity, row.quantity_unit])).toEqual([
      ['gpt-5-mini-2025-08-07, input', 0.06 + 0.03, 480_000, 'tokens'],
      ['gpt-5-mini-2025-08-07, cached input', 0.003, 120_000, 'tokens'],
      ['gpt-5-mini-2025-08-07, output', 0.048 + 0.0192, 43_200, 'tokens'],
      ['gpt-4.1-2025-04-14, input', 0.384, 192_000, 'tokens'],
      ['gpt-4.1-2025-04-14, output', 0.2304, 28_800, 'tokens'],
    ])
  })

  it.each(['project_id', 'line_item', 'api_key_id', 'user_id', 'api_source', 'project_id,line_item,api_key_id'])('are exactly the truth when grouped by %s', async (by) => {
    const { text } = await acme.raw('costs', `start_time=${at('2026-11-07')}&limit=180&group_by=${by}`)
    const truth = await truthOf(simulator, 'organization=acme')
    expect(same(usdOf(text), truth.usd)).toBe(true)
    expect(Number(truth.usd)).toBeGreaterThan(500)
  })

  it('spell amounts as strings and as numbers, with up to 31 decimals', async () => {
    const amounts = rawAmounts((await acme.raw('costs', `${oneDay}&group_by=line_item,project_id,api_key_id`)).text)
    for (const quoted of [true, false]) {
      const decimals = amounts.filter((amount) => amount.quoted === quoted).map(({ text }) => text.split('.')[1]?.length ?? 0)
      expect(Math.max(...decimals)).toBe(31)
      expect(Math.min(...decimals)).toBeLessThan(10)
    }
  })

  it('have the quantity of usage for token line items', async () => {
    const rows = (await acme.page('costs', `${oneDay}&group_by=line_item`)).data[0]?.results ?? []
    const quantity = rows.filter((row) => row.line_item === 'o3-2025-04-16, output').reduce((sum, row) => sum + Number(row.quantity), 0)
    const usage = await acme.all('usage/completions', `${oneDay}&models=o3-2025-04-16`)
    expect(quantity).toBe(sumOf(usage, 'output_tokens'))
  })

  it('speak the grammar of line items, bill some things that usage does not tell, and some to nobody', async () => {
    const rows = (await acme.page('costs', `${oneDay}&group_by=line_item,project_id`)).data[0]?.results ?? []
    const items = new Set(rows.map((row) => row.line_item))
    for (const item of ['gpt-5-mini-2025-08-07, cached input', 'gpt-5-mini-2025-08-07, cache writes', 'flex | gpt-5-mini-2025-08-07', 'priority | gpt-5.6-sol, output, long context',
      'gpt-image-1 image, output', 'whisper', 'tts hd', 'web search tool calls', 'Vector storage', 'Agent runtime', 'gpt-audio-mini-2025-12-15 audio, input']) expect(items).toContain(item)
    expect(rows.find((row) => row.project_id === null)?.line_item).toBe('Scale Tier, gpt-5.4')
  })

  it('are whole days whatever the start, and today in part', async () => {
    const page = await acme.page('costs', `start_time=${at('2026-11-19T17:00:00Z')}`)
    expect(page.data.map(({ start_time, end_time }) => [start_time, end_time])).toEqual([[at('2026-11-19'), at('2026-11-20')], [at('2026-11-20'), at('2026-11-21')]])
  })

  it('are told by project too when only the line item is asked for, in some organizations', async () => {
    const projects = async (asker: Asker) => new Set(((await asker.page('costs', `${oneDay}&group_by=line_item`)).data[0]?.results ?? []).map((row) => row.project_id))
    expect((await projects(acme)).size).toBeGreaterThan(3)
    expect(await projects(tiny)).toEqual(new Set([null]))
  })

  it('filter by whole line items, which contain commas', async () => {
    const rows = (await acme.page('costs', `${oneDay}&group_by=line_item&line_items=${encodeURIComponent('o3-2025-04-16, output')}`)).data[0]?.results ?? []
    expect(new Set(rows.map((row) => row.line_item))).toEqual(new Set(['o3-2025-04-16, output']))
  })
})

describe('costs in time', () => {
  it('lag usage by an hour, change until 36 hours after their day, and then no more', async () => {
    const own = await startSimulator()
    const asker = new Asker(own, own.keyOf('acme'))
    const usd: string[] = []
    for (const now of ['2026-11-17T09:59:59Z', '2026-11-18T01:30:00Z', '2026-11-18T20:00:00Z', '2026-11-19T12:00:00Z', '2026-11-25T00:00:00Z']) {
      own.control({ do: 'set-clock', now })
      usd.push(usdOf((await asker.raw('costs', oneDay)).text))
    }
    await own.close()
    expect(new Set(usd).size).toBe(4)
    expect(usd[3]).toBe(usd[4])
  })

  it('of the first hour appear one hour after it', async () => {
    const own = await startSimulator({ now: '2026-11-20T01:59:59Z' })
    const asker = new Asker(own, own.keyOf('two-projects'))
    const rows = async () => (await asker.page('costs', `start_time=${at('2026-11-20')}`)).data[0]?.results.length
    expect(await rows()).toBe(0)
    own.control({ do: 'advance-clock', seconds: 1 })
    expect(await rows()).toBe(1)
    await own.close()
  })
})
