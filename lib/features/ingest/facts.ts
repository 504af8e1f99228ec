import 'server-only'
import { createHash } from 'node:crypto'
import { dayOfSeconds, type Day } from '@/lib/domain/day'
import { addDecimals, type DecimalText } from '@/lib/domain/money'
import { MEASURES } from '@/lib/domain/services'
import type { FetchedPull } from './fetched-pull'
import { costSeries, seriesHash, usageSeries, type SeriesColumns } from './series'

/** One row to be: a series at a day or an hour, and its values by column. null: the vendor did not report it. */
export type Fact = { hash: string; series: SeriesColumns; at: string; values: (bigint | DecimalText | null)[] }
export type FactTable = { name: 'UsageDay' | 'UsageHour' | 'CostDay'; time: 'day' | 'hour'; columns: readonly string[]; hasService: boolean }

export const USAGE_DAY: FactTable = { name: 'UsageDay', time: 'day', columns: MEASURES, hasService: true }
export const USAGE_HOUR: FactTable = { name: 'UsageHour', time: 'hour', columns: MEASURES, hasService: true }
export const COST_DAY: FactTable = { name: 'CostDay', time: 'day', columns: ['amount', 'quantity'], hasService: false }

export const tableOf = (pull: FetchedPull): FactTable => (pull.service === 'costs' ? COST_DAY : pull.width === '1h' ? USAGE_HOUR : USAGE_DAY)

const isoOfSeconds = (seconds: number) => new Date(seconds * 1000).toISOString()
const plus = (a: bigint | null | undefined, b: bigint | null | undefined) => (a == null ? (b ?? null) : b == null ? a : a + b)

/** Adds a fact to its day; rows of the same series and time (clipped buckets, finer vendor rows) become their sum. */
function put(days: Map<Day, Map<string, Fact>>, day: Day, fact: Fact, add: (a: Fact['values'], b: Fact['values']) => Fact['values']) {
  const facts = days.get(day) ?? new Map<string, Fact>()
  days.set(day, facts)
  const key = `${fact.hash} ${fact.at}`
  const present = facts.get(key)
  facts.set(key, present ? { ...present, values: add(present.values, fact.values) } : fact)
}

const addCounts = (a: Fact['values'], b: Fact['values']) =>
  a.map((value, index) => { const other = b[index]; return typeof value === 'string' || typeof other === 'string' ? value : plus(value, other) })

const isMoney = (value: Fact['values'][number] | undefined): value is DecimalText => typeof value === 'string'
const addMoney = (a: Fact['values'], b: Fact['values']) =>
  a.map((value, index) => { const both = [value, b[index]].filter(isMoney); return both.length ? addDecimals(both) : null })

/** The facts of a pull by UTC day, as maps by series and time. */
export function factsByDay(pull: FetchedPull): Map<Day, Map<string, Fact>> {
  const days = new Map<Day, Map<string, Fact>>()
  const hashes = new Map<string, string>()
  const starts = new Map<number, Day>()
  const dayOf = (seconds: number) => {
    const day = starts.get(seconds) ?? dayOfSeconds(seconds)
    starts.set(seconds, day)
    return day
  }
  const hashOf = (series: SeriesColumns) => {
    const text = JSON.stringify(series)
    const hash = hashes.get(text) ?? seriesHash(series)
    hashes.set(text, hash)
    return hash
  }
  for (const record of pull.usage) {
    const day = dayOf(record.bucketStart)
    const series = usageSeries(record)
    const at = pull.width === '1h' ? isoOfSeconds(record.bucketStart - (record.bucketStart % 3600)) : day
    put(days, day, { hash: hashOf(series), series, at, values: MEASURES.map((measure) => record.measures[measure] ?? null) }, addCounts)
  }
  for (const record of pull.costs) {
    const day = dayOf(record.bucketStart)
    const series = costSeries(record)
    put(days, day, { hash: hashOf(series), series, at: day, values: [record.amount, record.quantity] }, addMoney)
  }
  return days
}

/** sha-256 over the facts of a day in a fixed order: equal content, equal hash. An empty day has one too. `join` writes null as nothing. */
export function contentHash(facts: Iterable<Fact>): string {
  const lines = Array.from(facts, (fact) => `${fact.hash} ${fact.at} ${fact.values.join(',')}`).sort()
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}
