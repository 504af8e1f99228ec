import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDecimals, compareDecimals, DecimalText, fromScaled } from '@/lib/domain/money'
import { allocate } from './allocate'
import type { BilledCell, UsageCell } from './cell'

const DAY = '2026-11-01'
const billed = (lineItem: string | null, amount: string, more: Partial<BilledCell> = {}): BilledCell =>
  ({ seriesId: 1n, day: DAY, projectId: 'p', apiKeyId: 'k', apiKeyGrouped: true, lineItem, amount: DecimalText.parse(amount), ...more })
const used = (seriesId: bigint, measures: UsageCell['measures'], more: Partial<UsageCell> = {}): UsageCell =>
  ({ seriesId, day: DAY, service: 'completions', projectId: 'p', apiKeyId: 'k', model: 'gpt-5-mini-2025-08-07', batch: false, serviceTier: 'default', measures, ...more })
const shown = (cells: ReturnType<typeof allocate>) => cells.map(({ usageSeriesId, amount, basis }) => [usageSeriesId, Number(amount), basis])

const INPUT = 'gpt-5-mini-2025-08-07, input'

describe('attribution', () => {
  it('follows the line item’s own measure', () => {
    const usage = [used(1n, { input_tokens: 100n, input_cached_tokens: 70n, output_tokens: 10n }), used(2n, { input_tokens: 10n, input_cached_tokens: 0n, output_tokens: 30n })]
    expect(shown(allocate([billed(INPUT, '4')], usage))).toEqual([[1n, 3, 'allocated'], [2n, 1, 'allocated']])
    expect(shown(allocate([billed('gpt-5-mini-2025-08-07, output', '4')], usage))).toEqual([[1n, 1, 'allocated'], [2n, 3, 'allocated']])
    expect(shown(allocate([billed('gpt-5-mini-2025-08-07, cached input', '4')], usage))).toEqual([[1n, 4, 'direct']])
  })

  it('counts batch at half weight', () => {
    expect(shown(allocate([billed(INPUT, '3')], [used(1n, { input_tokens: 10n }, { batch: true }), used(2n, { input_tokens: 10n })]))).toEqual([[1n, 1, 'allocated'], [2n, 2, 'allocated']])
  })

  it('matches models exactly, then without date; tuned ones only with tuned ones', () => {
    const usage = [used(1n, { input_tokens: 1n }), used(2n, { input_tokens: 1n }, { model: 'gpt-5-mini' }), used(3n, { input_tokens: 1n }, { model: 'ft:gpt-5-mini-2025-08-07:acme::id' })]
    expect(shown(allocate([billed(INPUT, '1')], usage))).toEqual([[1n, 1, 'direct']])
    expect(shown(allocate([billed('gpt-5-mini-2026-01-01, input', '1')], usage))).toEqual([[1n, 0.5, 'allocated'], [2n, 0.5, 'allocated']])
    expect(shown(allocate([billed('ft-gpt-5-mini-2025-08-07, input', '1')], usage))).toEqual([[3n, 1, 'direct']])
  })

  it('keeps flex and priority apart', () => {
    const usage = [used(1n, { input_tokens: 1n }, { serviceTier: 'flex' }), used(2n, { input_tokens: 1n })]
    expect(shown(allocate([billed(`flex | ${INPUT}`, '1')], usage))).toEqual([[1n, 1, 'direct']])
    expect(shown(allocate([billed(`priority | ${INPUT}`, '1')], usage))).toEqual([[null, 1, 'direct']])
    expect(shown(allocate([billed(INPUT, '1')], usage))).toEqual([[2n, 1, 'direct']])
    const undated = [used(1n, { input_tokens: 1n }), used(2n, { input_tokens: 1n }, { model: 'gpt-5-mini', serviceTier: 'flex' })]
    expect(shown(allocate([billed(`flex | ${INPUT}`, '1')], undated))).toEqual([[2n, 1, 'direct']])
    const onlyFlex = [used(1n, { input_tokens: 1n }, { serviceTier: 'flex' }), used(2n, { input_tokens: 1n }, { model: 'gpt-4o' })]
    expect(shown(allocate([billed(INPUT, '1')], onlyFlex))).toEqual([[1n, 1, 'direct']])
  })

  it('finds the usage of services that name no key', () => {
    const storage = used(1n, { usage_bytes: 5n }, { service: 'vector_stores', apiKeyId: null, model: null })
    expect(shown(allocate([billed('Vector storage', '1')], [storage]))).toEqual([[1n, 1, 'direct']])
  })

  it('stays within day, project and key; without a key grouping all keys of the project share', () => {
    const usage = [used(1n, { input_tokens: 1n }, { apiKeyId: 'other' }), used(2n, { input_tokens: 1n }, { projectId: 'q' }), used(3n, { input_tokens: 1n }, { day: '2026-11-02' })]
    expect(shown(allocate([billed(INPUT, '1')], usage))).toEqual([[null, 1, 'direct']])
    expect(shown(allocate([billed(INPUT, '1', { apiKeyGrouped: false, apiKeyId: null })], usage))).toEqual([[1n, 1, 'direct']])
  })

  it('leaves what it cannot read whole and unattributed', () => {
    expect(shown(allocate([billed('Something new', '1'), billed(null, '2')], [used(1n, { input_tokens: 1n })]))).toEqual([[null, 1, 'direct'], [null, 2, 'direct']])
  })

  it('conserves every line item exactly, for any usage', () => {
    const count = fc.bigInt({ min: 0n, max: 10n ** 12n })
    const usage = fc.array(fc.record({ input_tokens: count, output_tokens: count }).chain((measures) => fc.record({ batch: fc.boolean(), apiKeyId: fc.constantFrom('k', 'l', null), model: fc.constantFrom('gpt-5-mini', 'gpt-5-mini-2025-08-07', null) }).map((more) => ({ measures, more }))), { maxLength: 20 })
    const costs = fc.array(fc.record({ lineItem: fc.constantFrom(INPUT, 'gpt-5-mini, output', 'flex | gpt-5-mini', 'Vector storage', 'whisper', null), amount: fc.record({ units: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), scale: fc.integer({ min: 0, max: 25 }) }).map(fromScaled) }), { maxLength: 8 })
    fc.assert(fc.property(costs, usage, (bills, uses) => {
      const cells = allocate(bills.map((bill, index) => billed(bill.lineItem, bill.amount, { seriesId: BigInt(index) })), uses.map(({ measures, more }, index) => used(BigInt(index + 1), measures, more)))
      bills.forEach((bill, index) => expect(compareDecimals(addDecimals(cells.filter(({ costSeriesId }) => costSeriesId === BigInt(index)).map(({ amount }) => amount)), bill.amount)).toBe(0))
    }))
  })
})
