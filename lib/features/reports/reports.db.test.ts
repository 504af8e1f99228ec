import { Readable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { addDecimals, ZERO } from '@/lib/domain/money'
import { GROUP_BY, parseReportFilter } from '@/lib/domain/report-filter'
import { anyFilter, billed, conserved, filterOf, NOTHING, NOW, same, sum, TODAY, used } from '@/lib/features/testing/asked'
import { connectedOrganization, rawRows, truthOf } from '@/lib/features/testing/raw-rows'
import { makeOrganization, simulateOpenAi } from '@/lib/features/testing/simulated'

const simulator = await simulateOpenAi({ now: NOW })
const { apiKeysReport, batchReport, costsReport, modelMixReport, overviewReport, projectsReport, servicesReport, tokensReport, usersReport } = await import('@/lib/features/testing/all-reports')
const { exportBatch } = await import('@/lib/features/exports/batch-csv')
const { exportModelMix } = await import('@/lib/features/exports/model-mix-csv')
const { disconnect } = await import('@/lib/platform/db')

let organization: Awaited<ReturnType<typeof connectedOrganization>>
let raw: Awaited<ReturnType<typeof rawRows>>
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) })
  organization = await connectedOrganization(simulator, 'acme', 'quirky')
  raw = await rawRows(organization.organizationId)
})
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

describe('whatever is asked for', () => {
  it('the Overview adds up to the raw rows, by every group', async () => {
    await fc.assert(fc.asyncProperty(anyFilter(raw, organization.connectorIds), fc.constantFrom(...GROUP_BY), async (only, groupBy) => {
      const report = await overviewReport(organization.finance, filterOf(only, { groupBy }))
      same(report.kpis.totalSpend.amount, sum(billed(raw, only)))
      conserved(report, report.kpis.totalSpend.amount)
    }), { numRuns: 15 })
  })

  it('Model mix adds up to the raw rows: dollars, tiers, tokens and its chart', async () => {
    await fc.assert(fc.asyncProperty(anyFilter(raw, organization.connectorIds), fc.constantFrom('spend', 'tokens'), async (only, measured) => {
      const report = await modelMixReport(organization.finance, filterOf(only, { measured }))
      same(report.total, sum(billed(raw, only)))
      same(sum(report.models), report.total)
      same(sum(Object.values(report.tiers)), report.total)
      conserved(report, report.whole)
      const total = (of: 'input' | 'output' | 'cached' | 'requests') => report.models.reduce((all, { usage }) => all + BigInt(usage?.[of] ?? 0), 0n)
      for (const measure of ['input', 'output', 'cached', 'requests'] as const) expect(`${total(measure)}`).toBe(report.totals[measure])
      if (only.model.length > 0) return
      const counted = used(raw, only)
      expect(report.totals.input).toBe(`${counted.reduce((all, { input }) => all + input, 0n)}`)
      expect(report.totals.output).toBe(`${counted.reduce((all, { output }) => all + output, 0n)}`)
    }), { numRuns: 10 })
  })
})

describe('Model mix', () => {
  it('is what OpenAI billed and counted', async () => {
    for (const [index, slug] of ['acme', 'quirky'].entries()) {
      const report = await modelMixReport(organization.finance, filterOf({ ...NOTHING, connector: [organization.connectorIds[index] ?? ''] }))
      const { usd, usage } = await truthOf(simulator, slug, '2026-11-07', '2026-11-20')
      same(report.total, usd)
      expect(report.totals).toMatchObject({ input: usage['completions']?.['input_tokens'], output: usage['completions']?.['output_tokens'] })
    }
  })

  it('thinks up to the output of reasoning models, in two addends', async () => {
    const { thinking, models, totals } = await modelMixReport(organization.finance, filterOf(NOTHING))
    expect(thinking.exact).toBe(false)
    expect(BigInt(thinking.oSeries) + BigInt(thinking.otherModels)).toBe(BigInt(thinking.tokens))
    expect(BigInt(thinking.tokens)).toBeLessThanOrEqual(BigInt(totals.output))
    expect(models.find(({ label }) => label === 'o3-2025-04-16')?.usage).toMatchObject({ thinking: { exact: false, otherModels: '0' } })
    expect(models.find(({ label }) => label === 'gpt-4.1-2025-04-14')?.usage?.thinking.tokens).toBe('0')
  })

  it('joins a fine-tuned model’s usage to its dollars', async () => {
    const { models } = await modelMixReport(organization.finance, filterOf(NOTHING))
    const tuned = models.filter(({ label }) => label.startsWith('ft'))
    expect(tuned).toHaveLength(1)
    expect(tuned[0]).toMatchObject({ label: 'ft-gpt-4o-2024-08-06', tier: 'mid' })
    expect(BigInt(tuned[0]?.usage?.requests ?? 0)).toBeGreaterThan(0n)
  })
})

describe('the basis in a file', () => {
  it('is that of what is measured, and none of money without a thing', async () => {
    const basis = async (exported: typeof exportModelMix, filter: ReturnType<typeof filterOf>, table: string, column: number) => {
      const text = (await Readable.from((await exported(organization.finance, filter, { table, hide: [] })).lines).toArray()).join('')
      return new Map(text.trimEnd().split('\r\n').slice(1).map((line): [string, string] => { const cells = line.split(','); return [cells[4] ?? '', cells.at(column) ?? ''] }))
    }
    const user = [raw.cells.find((cell) => cell.user !== null && cell.service === 'completions')?.user ?? '']
    const [dollars, tokens] = [await basis(exportModelMix, filterOf({ ...NOTHING, user }), 'days', -1), await basis(exportModelMix, filterOf({ ...NOTHING, user }, { measured: 'tokens' }), 'days', -1)]
    expect(new Set(dollars.values()).has('allocated')).toBe(true)
    expect(new Set(tokens.values())).toEqual(new Set(['direct']))
    const work = await basis(exportBatch, filterOf(NOTHING), 'batchWork', 7)
    expect([work.get('Batch'), work.get('Other services')]).toEqual(['allocated', ''])
  })
})

describe('Tokens', () => {
  it('are what OpenAI counted, part by part', async () => {
    const report = await tokensReport(organization.finance, filterOf({ ...NOTHING, connector: [organization.connectorIds[0] ?? ''] }))
    const { usage: { completions } } = await truthOf(simulator, 'acme', '2026-11-07', '2026-11-20')
    expect(report.sums).toMatchObject({ input: completions?.['input_tokens'], output: completions?.['output_tokens'], cached: completions?.['input_cached_tokens'], cacheWrite: completions?.['input_cache_write_tokens'], uncached: completions?.['input_uncached_tokens'] })
    conserved(report, report.total)
  })

  it('add up to the raw rows, whatever they are narrowed to; hours stay apart from days', async () => {
    await fc.assert(fc.asyncProperty(anyFilter(raw, organization.connectorIds), async (only) => {
      const report = await tokensReport(organization.finance, filterOf({ ...only, model: [] }))
      conserved(report, report.total)
      expect(report.total).toBe(`${BigInt(report.sums.input) + BigInt(report.sums.output)}`)
      const counted = used(raw, only)
      expect(report.total).toBe(`${counted.reduce((all, { input, output }) => all + input + output, 0n)}`)
      if (report.hours) same(addDecimals(report.hours.bars.flatMap(({ amount }) => amount ?? [])), report.hours.total)
    }), { numRuns: 10 })
  })
})

describe('Costs', () => {
  it('are the raw dollars by line item and day, settled two days later', async () => {
    await fc.assert(fc.asyncProperty(anyFilter(raw, organization.connectorIds), async (only) => {
      const report = await costsReport(organization.finance, filterOf(only))
      same(report.total, sum(billed(raw, only)))
      conserved(report, report.total)
      same(sum(report.lines), report.total)
      same(addDecimals([ZERO, ...report.settlement.flatMap(({ amount }) => amount ?? [])]), report.total)
    }), { numRuns: 8 })
    const { settlement, lines } = await costsReport(organization.finance, filterOf(NOTHING))
    expect(settlement.map(({ day, state }) => `${day} ${state}`).slice(-3)).toEqual(['2026-11-18 settled', '2026-11-19 provisional', '2026-11-20 open'])
    expect(lines.find(({ label }) => label === 'Agent runtime')).toMatchObject({ model: null, service: null })
  })
})

describe('Services', () => {
  it('are counted as OpenAI counted them, and stored bytes are an average', async () => {
    const { rows, daily, total, otherCharges, ...stack } = await servicesReport(organization.finance, filterOf({ ...NOTHING, connector: [organization.connectorIds[0] ?? ''] }))
    const { usage } = await truthOf(simulator, 'acme', '2026-11-07', '2026-11-20')
    const quantity = (service: string) => rows.find((row) => row.service === service)?.quantity
    for (const [service, measure] of [['images', 'images'], ['audio_speeches', 'characters'], ['audio_transcriptions', 'seconds'], ['web_search_calls', 'num_requests'], ['embeddings', 'input_tokens']] as const) expect(`${service} ${quantity(service)}`).toBe(`${service} ${usage[service]?.[measure]}`)
    const levels = daily.flatMap(({ units }) => (units['vector_stores'] === undefined ? [] : BigInt(units['vector_stores'])))
    expect(rows.find(({ service }) => service === 'vector_stores')).toMatchObject({ how: 'average', days: levels.length })
    const average = BigInt(quantity('vector_stores') ?? 0)
    expect(levels.some((level) => level >= average) && levels.some((level) => level <= average)).toBe(true)
    same(addDecimals([sum(rows), otherCharges.amount]), total)
    conserved(stack, total)
  })
})

describe('Batch & tiers', () => {
  it('cut the same dollars twice, and the tokens as well', async () => {
    await fc.assert(fc.asyncProperty(anyFilter(raw, organization.connectorIds), async (only) => {
      const { batch, tiers, total, tokens } = await batchReport(organization.finance, filterOf(only))
      same(total, sum(billed(raw, only)))
      for (const cut of [batch, tiers]) {
        conserved(cut, total)
        same(sum(cut.rows), total)
        expect(`${cut.rows.reduce((all, row) => all + BigInt(row.tokens ?? 0), 0n)}`).toBe(tokens)
      }
    }), { numRuns: 8 })
  })

  it('agree with the raw cells and with the KPI', async () => {
    const { batch } = await batchReport(organization.finance, filterOf(NOTHING))
    const amount = batch.rows.find(({ label }) => label === 'Batch')?.amount ?? ZERO
    same(amount, sum(raw.cells.filter((cell) => cell.service === 'completions' && cell.batch === true)))
    same(amount, (await overviewReport(organization.finance, filterOf(NOTHING))).kpis.batch.batchAmount)
  })
})

describe('Movers', () => {
  it('explain the whole difference, group by group', async () => {
    const report = await overviewReport(organization.finance, parseReportFilter(new URLSearchParams('from=2026-11-14&to=2026-11-19&groupBy=project'), TODAY))
    const previous = report.kpis.totalSpend.previous
    same(addDecimals(report.movers.map(({ was }) => was)), previous?.amount ?? ZERO)
    same(addDecimals(report.movers.map(({ now }) => now)), previous?.comparable ?? ZERO)
    same(addDecimals([...report.movers.map(({ difference }) => difference), previous?.amount ?? ZERO]), previous?.comparable ?? ZERO)
  })
})

describe('whoever asks', () => {
  it('for a connector that is not theirs gets none', async () => {
    const stranger = await makeOrganization()
    const filter = filterOf({ ...NOTHING, connector: organization.connectorIds })
    for (const report of [overviewReport, modelMixReport, tokensReport, costsReport, servicesReport, batchReport, projectsReport, usersReport, apiKeysReport]) await expect(report(stranger.admin, filter)).rejects.toMatchObject({ code: 'not_found' })
  })
})
