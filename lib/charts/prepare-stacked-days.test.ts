import { describe, expect, test } from 'vitest'
import { addDecimals, compareDecimals, DecimalText, ZERO } from '@/lib/domain/money'
import { overviewFixture } from './overview.fixture'
import { prepareStackedDays } from './prepare-stacked-days'

const report = (shape: Parameters<typeof overviewFixture>[0]) => {
  const overview = overviewFixture(shape)
  return { ...overview, total: overview.kpis.totalSpend.amount }
}
const wide = prepareStackedDays(report({ things: 12, days: 14, residuals: ['Unattributed', 'Other charges'] }))

describe('series', () => {
  test('eight things by size, Other, then every residual', () => {
    expect(wide.series.map((series) => series.kind)).toEqual([...Array(8).fill('thing'), 'other', 'residual', 'residual'])
    expect(wide.series[8]?.label).toBe('Other (4)')
  })
  test('no Other when every group is drawn', () => {
    expect(prepareStackedDays(report({ things: 3, days: 4 })).series.map((series) => series.key)).not.toContain('other')
  })
  test('things differ in colour, residuals are neutral', () => {
    expect(new Set(wide.series.map((series) => series.tone)).size).toBe(wide.series.length)
    expect(wide.series.filter((series) => series.kind === 'residual').map((series) => series.tone)).toEqual(['residual-0', 'residual-1'])
  })
})

describe('exact amounts', () => {
  test('rows and columns add up to the total to the last digit', () => {
    expect(compareDecimals(addDecimals(wide.series.map((series) => series.total)), wide.total ?? ZERO)).toBe(0)
    expect(compareDecimals(addDecimals(wide.bars.flatMap((bar) => bar.amount ?? [])), wide.total ?? ZERO)).toBe(0)
  })
  test('the parts of a day are its total', () => {
    for (const bar of wide.bars.filter((each) => each.amount)) {
      expect(addDecimals(bar.parts.map((part) => part.amount))).toBe(bar.amount)
    }
  })
})

describe('days', () => {
  test('a day that was not read is a gap and draws nothing', () => {
    expect(wide.bars[2]).toMatchObject({ amount: null, gap: 'not read yet', unsettled: false, parts: [] })
  })
  test('open and provisional days are unsettled', () => {
    expect(wide.bars.map((bar) => bar.unsettled)).toEqual([...Array(11).fill(false), true, true, true])
  })
  test('an open day without dollars is a gap too', () => {
    const open = report({ things: 1, days: 2 })
    open.days = open.days.map((day) => (day.state === 'open' ? { ...day, amount: null, parts: {} } : day))
    expect(prepareStackedDays(open).bars[1]).toMatchObject({ gap: 'not settled yet', unsettled: true, parts: [] })
    expect(prepareStackedDays(open).total).toBe(open.total)
  })
  test('a day whose dollars OpenAI does not give by key says so', () => {
    const keyless = report({ things: 1, days: 1 })
    keyless.days = keyless.days.map((day) => ({ ...day, state: 'unavailable', amount: null, parts: {} }))
    expect(prepareStackedDays(keyless).bars[0]).toMatchObject({ gap: 'not available by API key', state: 'Not available by API key', unsettled: false, parts: [] })
  })
  test('while nothing is known of any day, the total is unknown, too', () => {
    const open = report({ things: 0, days: 1 })
    expect(prepareStackedDays({ ...open, days: open.days.map((day) => ({ ...day, amount: null, parts: {} })) }).total).toBeNull()
  })
  test('a settled day without a thing has a zero for it, not a gap', () => {
    const sparse = report({ things: 2, days: 2 })
    sparse.days = sparse.days.map((day) => ({ ...day, parts: {} }))
    expect(prepareStackedDays(sparse).bars[0]?.parts.map((part) => part.amount)).toEqual(['0', '0', '0'])
  })
})

test('credits reach below zero', () => {
  const credited = report({ things: 1, days: 1, residuals: [] })
  credited.days = credited.days.map((day) => ({ ...day, amount: DecimalText.parse('-12.5'), parts: { 'model-0': DecimalText.parse('-12.5') } }))
  const { axis } = prepareStackedDays(credited)
  expect(axis.min).toBeLessThanOrEqual(-12.5)
  expect(axis.ticks.map((tick) => tick.label)).toContain('$0')
})

test('nothing at all still has an axis', () => {
  const empty = { groups: [], charted: [], days: [], total: DecimalText.parse('0') }
  expect(prepareStackedDays(empty)).toMatchObject({ series: [], bars: [], axis: { min: 0, max: 1 } })
})
