import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Day } from '@/lib/domain/day'
import { addDecimals, ZERO, type DecimalText } from '@/lib/domain/money'
import { parseLineItem } from '@/lib/domain/line-item'
import { parseReportFilter } from '@/lib/domain/report-filter'
import { rowsOf } from '@/lib/features/testing/connected'
import { connectedOrganization, rawRows } from '@/lib/features/testing/raw-rows'
import { makeOrganization, simulateOpenAi } from '@/lib/features/testing/simulated'

const NOW = '2026-11-20T10:30:00Z'
const simulator = await simulateOpenAi({ now: NOW })
const { listModelTiers } = await import('./list-model-tiers')
const { setModelTier } = await import('./set-model-tier')
const { resetModelTier } = await import('./reset-model-tier')
const { overviewReport } = await import('@/lib/features/reports/overview')
const { modelMixReport } = await import('@/lib/features/reports/model-mix')
const { dataVersion } = await import('@/lib/features/reports/data-version')
const { exportModelMix } = await import('@/lib/features/exports/model-mix-csv')
const { disconnect } = await import('@/lib/platform/db')

const MODEL = 'gpt-4.1-2025-04-14'
const FILTER = parseReportFilter(new URLSearchParams('period=last-14-days'), Day.parse('2026-11-20'))
let mine: Awaited<ReturnType<typeof connectedOrganization>>
let foreign: Awaited<ReturnType<typeof makeOrganization>>
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) })
  mine = await connectedOrganization(simulator, 'acme')
  foreign = await makeOrganization()
})
afterAll(async () => { vi.useRealTimers(); await disconnect(); await simulator.close() })

const rowOf = async (model: string) => (await listModelTiers(mine.admin)).models.find((row) => row.model === model)
const audited = () => rowsOf(mine.admin, `select action, "subjectId", change from "AuditEvent" where action like 'model-tier%' order by at`)
const sum = (amounts: DecimalText[]) => addDecimals([ZERO, ...amounts])

async function csv(): Promise<string> {
  let text = ''
  for await (const line of (await exportModelMix(mine.finance, FILTER, { table: 'models', hide: [] })).lines) text += line.toString()
  return text.split('\r\n').find((line) => line.includes(MODEL)) ?? ''
}

describe('model tiers', () => {
  it('lists every model seen with its dollars, tokens and the rule that decided', async () => {
    const { models } = await listModelTiers(mine.admin)
    const { costs } = await rawRows(mine.organizationId)
    const billed = costs.filter(({ line, currency }) => currency === 'USD' && line !== null && parseLineItem(line).model === MODEL)
    expect(await rowOf(MODEL)).toMatchObject({ rule: 'GPT-4, 4o and 4.1', as: 'gpt-4.1', catalogue: { tier: 'mid', reasoning: null }, own: { tier: null, reasoning: null }, amount: sum(billed.map(({ amount }) => amount)) })
    const shown = (await modelMixReport(mine.finance, FILTER)).models.filter(({ kind }) => kind === 'thing').map(({ label }) => label)
    for (const model of shown) expect(models.map((row) => row.model)).toContain(model)
    expect(models.filter(({ catalogue }) => catalogue.tier === null)).toEqual(models.slice(0, models.filter(({ catalogue }) => catalogue.tier === null).length))
  })

  it('an admin’s word is in every report and CSV at once, and open reports are told', async () => {
    const before = { overview: await overviewReport(mine.finance, FILTER), mix: await modelMixReport(mine.finance, FILTER), version: await dataVersion(mine.finance) }
    expect(await setModelTier(mine.admin, { model: MODEL, tier: 'frontier', reasoning: 'other' })).toEqual({ was: { tier: null, reasoning: null } })
    const after = { overview: await overviewReport(mine.finance, FILTER), mix: await modelMixReport(mine.finance, FILTER), version: await dataVersion(mine.finance) }
    const row = after.mix.models.find(({ label }) => label === MODEL)
    expect(row).toMatchObject({ tier: 'frontier', usage: { thinking: { tokens: row?.usage?.output } } })
    expect(sum([after.overview.kpis.modelMix.frontier.amount])).toBe(sum([before.overview.kpis.modelMix.frontier.amount, row?.amount ?? ZERO]))
    expect(after.mix.tiers).toEqual(after.overview.kpis.modelMix)
    expect(BigInt(after.mix.thinking.otherModels)).toBe(BigInt(before.mix.thinking.otherModels) + BigInt(row?.usage?.output ?? 0))
    expect(after.version).not.toEqual(before.version)
    expect(await csv()).toContain(',frontier,')
  })

  it('undone and reset, the catalogue decides again; every step is in the audit log', async () => {
    expect(await setModelTier(mine.admin, { model: MODEL, tier: 'entry', reasoning: null })).toEqual({ was: { tier: 'frontier', reasoning: 'other' } })
    await setModelTier(mine.admin, { model: MODEL, tier: 'entry', reasoning: null })
    expect(await resetModelTier(mine.admin, { model: MODEL })).toEqual({ was: { tier: 'entry', reasoning: null } })
    expect((await modelMixReport(mine.finance, FILTER)).models.find(({ label }) => label === MODEL)?.tier).toBe('mid')
    expect(await audited()).toEqual([
      { action: 'model-tier.set', subjectId: MODEL, change: { tierBefore: null, tierAfter: 'frontier', reasoningBefore: null, reasoningAfter: 'other' } },
      { action: 'model-tier.set', subjectId: MODEL, change: { tierBefore: 'frontier', tierAfter: 'entry', reasoningBefore: 'other', reasoningAfter: null } },
      { action: 'model-tier.reset', subjectId: MODEL, change: { tierBefore: 'entry', tierAfter: null, reasoningBefore: null, reasoningAfter: null } },
    ])
    await expect(resetModelTier(mine.admin, { model: MODEL })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('a model that says it does not think has no thinking tokens', async () => {
    await setModelTier(mine.admin, { model: 'o3-2025-04-16', tier: null, reasoning: 'none' })
    expect((await modelMixReport(mine.finance, FILTER)).models.find(({ label }) => label === 'o3-2025-04-16')?.usage?.thinking.tokens).toBe('0')
    await resetModelTier(mine.admin, { model: 'o3-2025-04-16' })
  })
})

describe('whoever asks', () => {
  it('as finance is not allowed', async () => {
    await expect(listModelTiers(mine.finance)).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(setModelTier(mine.finance, { model: MODEL, tier: 'mid', reasoning: null })).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(resetModelTier(mine.finance, { model: MODEL })).rejects.toMatchObject({ code: 'not_allowed' })
  })

  it('from another organization finds nothing, and changes nothing here', async () => {
    expect((await listModelTiers(foreign.admin)).models).toEqual([])
    await expect(setModelTier(foreign.admin, { model: MODEL, tier: 'mid', reasoning: null })).rejects.toMatchObject({ code: 'not_found' })
    await setModelTier(mine.admin, { model: MODEL, tier: 'entry', reasoning: null })
    await expect(resetModelTier(foreign.admin, { model: MODEL })).rejects.toMatchObject({ code: 'not_found' })
    expect((await rowOf(MODEL))?.own.tier).toBe('entry')
  })

  it('for nonsense gets a sentence', async () => {
    await expect(setModelTier(mine.admin, { model: MODEL, tier: 'best', reasoning: null })).rejects.toMatchObject({ code: 'invalid', message: 'Choose frontier, mid or entry.' })
    await expect(setModelTier(mine.admin, { model: MODEL, tier: null, reasoning: null })).rejects.toMatchObject({ code: 'invalid' })
  })
})
