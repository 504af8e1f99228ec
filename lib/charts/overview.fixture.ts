import { addDays, Day } from '@/lib/domain/day'
import { addDecimals, DecimalText, ratio, toScaled } from '@/lib/domain/money'
import { CountText } from '@/lib/domain/count'
import { EVERYTHING } from '@/lib/domain/report-narrowing'
import type { Overview } from '@/lib/features/reports/overview-model'

const usd = (text: string) => DecimalText.parse(text)
const count = (text: string) => CountText.parse(text)

type Shape = { things: number; days: number; residuals?: string[] }

/** Deterministic amounts with more digits than a float holds, so that a rounding shows. */
const amount = (thing: number, day: number) => usd(`${((thing * 7 + day * 3) % 11) * (40 - Math.min(39, thing))}.${thing}${day}50000000000000001`)

/** A report as the server would give it: the last day open, the two before provisional, the third day not read. */
export function overviewFixture({ things, days, residuals = ['Other charges'] }: Shape): Overview {
  const from = Day.parse('2026-08-01')
  const names = [...Array.from({ length: things }, (_, index) => `model-${index}`), ...residuals.map((label) => `residual:${label}`)]
  const known = Array.from({ length: days }, (_, index) => index).filter((index) => index !== 2)
  const total = (thing: number) => addDecimals(known.map((day) => amount(thing, day)))
  const all = addDecimals(names.map((_, thing) => total(thing)))
  const groups = names.map((key, thing) => ({
    key, label: key.replace('residual:', ''), note: null, kind: key.startsWith('residual:') ? ('residual' as const) : ('thing' as const),
    amount: total(thing), share: ratio(toScaled(total(thing)), toScaled(all)), trend: [], delta: null,
  }))
  const charted = [...names.slice(0, Math.min(8, things)), ...names.slice(things)]
  const rest = names.slice(8, things)
  const part = (day: number): Record<string, DecimalText> => ({
    ...Object.fromEntries(charted.map((key) => [key, amount(names.indexOf(key), day)])),
    ...(rest.length > 0 ? { other: addDecimals(rest.map((key) => amount(names.indexOf(key), day))) } : {}),
  })
  return {
    from, to: addDays(from, days - 1), groupBy: 'model', measured: 'spend', only: EVERYTHING, connectorIds: [], basis: 'direct', compared: null, movers: [], groups, charted,
    kpis: {
      totalSpend: { amount: all, previous: { amount: usd('1000.5'), from: Day.parse('2026-07-01'), to: Day.parse('2026-07-13'), comparable: usd('1200.6'), change: usd('0.2') } },
      costPerDeveloper: { amount: usd('88.1204'), people: 14, unknownKind: 1 },
      modelMix: {
        frontier: { amount: usd('700.25'), share: usd('0.62') }, mid: { amount: usd('300.1'), share: usd('0.28') },
        entry: { amount: usd('80.5'), share: usd('0.075') }, unclassified: { amount: usd('20'), share: usd('0.025') }, noModel: { amount: usd('33.335') },
      },
      cacheHitRate: { rate: usd('0.384123'), cached: count('9007199254740993'), input: count('23447000000000000') },
      batch: { rate: usd('0.112'), batchAmount: usd('120.4'), completionsAmount: usd('1075'), tokenShare: usd('0.19') },
    },
    days: Array.from({ length: days }, (_, index) => {
      const state = index === 2 ? 'missing' : index === days - 1 ? 'open' : index >= days - 3 ? 'provisional' : 'settled'
      const parts = part(index)
      return { day: addDays(from, index), state, amount: state === 'missing' ? null : addDecimals(Object.values(parts)), parts: state === 'missing' ? {} : parts }
    }),
    known: true, otherCurrencies: [], withoutKeys: null, setAside: { costs: 0, usage: 0 }, updatedAt: '2026-08-14T05:12:00.000Z', settledThrough: Day.parse('2026-08-11'),
    connectors: [{ id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', name: 'OpenAI', vendorOrganizationId: 'org-acme', state: 'Healthy', updatedAt: '2026-08-14T05:12:00.000Z', problem: null }],
  }
}
