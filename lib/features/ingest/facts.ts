import 'server-only'
import { createHash } from 'node:crypto'
import { dayOfSeconds, type Day } from '@/lib/domain/day'
import { addDecimals, type DecimalText } from '@/lib/domain/money'
import { MEASURES } from '@/lib/domain/services'
import type { UsageRecord } from '@/lib/providers/records'
import type { FetchedPull } from './fetched-pull'
import { costSeries, seriesHash, usageSeries, type SeriesColumns } from './series'

/** One row to be: a series at a day or an hour, and its values by column of the pull. null: the vendor did not report it. */
export type Fact = { hash: string; series: SeriesColumns; at: string; values: (bigint | DecimalText | null)[] }
export type FactTable = { name: 'UsageDay' | 'UsageHour' | 'CostDay'; time: 'day' | 'hour'; columns: readonly string[]; hasService: boolean }

export const USAGE_DAY: FactTable = { name: 'UsageDay', time: 'day', columns: MEASURES, hasService: true }
export const USAGE_HOUR: FactTable = { name: 'UsageHour', time: 'hour', columns: MEASURES, hasService: true }
export const COST_DAY: FactTable = { name: 'CostDay', time: 'day', columns: ['amount', 'quantity'], hasService: false }

export const tableOf = (pull: FetchedPull): FactTable => (pull.service === 'costs' ? COST_DAY : pull.width === '1h' ? USAGE_HOUR : USAGE_DAY)

/** The UTC day of a row of the table, as SQL. */
export const dayColumn = ({ time }: FactTable): string => (time === 'day' ? 'day' : `(hour at time zone 'UTC')::date`)

const isoOfSeconds = (seconds: number) => new Date(seconds * 1000).toISOString()
const plus = (a: bigint | null | undefined, b: bigint | null | undefined) => (a == null ? (b ?? null) : b == null ? a : a + b)

/** Adds a fact to its day; rows of the same series and time (clipped buckets, finer vendor rows) become their sum. */
function put(days: Map<Day, Map<string, Fact>>, day: Day, fact: Fact, add: (a: Fact['values'], b: Fact['values']) => Fact['values']) {
  const facts = days.get(day) ?? new Map<string, Fact>()
  days.set(day, facts)
  const key = fact.at === day ? fact.hash : `${fact.hash} ${fact.at}`
  const present = facts.get(key)
  facts.set(key, present ? { ...present, values: add(present.values, fact.values) } : fact)
}

const addCounts = (a: Fact['values'], b: Fact['values']) =>
  a.map((value, index) => { const other = b[index]; return typeof value === 'string' || typeof other === 'string' ? value : plus(value, other) })

const isMoney = (value: Fact['values'][number] | undefined): value is DecimalText => typeof value === 'string'
const addMoney = (a: Fact['values'], b: Fact['values']) =>
  a.map((value, index) => { const both = [value, b[index]].filter(isMoney); return both.length ? addDecimals(both) : null })

/** The columns that any row of a pull has a value for: most measures are of other services. */
export function columnsOf({ service, usage }: FetchedPull): readonly string[] {
  if (service === 'costs') return COST_DAY.columns
  const said = new Set<string>()
  for (const { measures } of usage) for (const measure in measures) said.add(measure)
  return MEASURES.filter((measure) => said.has(measure))
}

const part = (text: string | null) => (text === null ? '\0' : `\0\0${text}`)
/** What tells one series of a service from another, as a text: no part has a NUL in it, since none can be stored. */
const saidOf = ({ dimensions: { projectId, userId, apiKeyId, model, batch, serviceTier, extra } }: UsageRecord) =>
  `${part(projectId)}${part(userId)}${part(apiKeyId)}${part(model)}${part(serviceTier)}${String(batch)}${Object.keys(extra).length ? JSON.stringify(extra) : ''}`

/** The facts of a pull by UTC day, as maps by series and time; their values in the order of `columnsOf`. */
export function factsByDay(pull: FetchedPull): Map<Day, Map<string, Fact>> {
  const columns = columnsOf(pull)
  const measured = MEASURES.filter((measure) => columns.includes(measure))
  const days = new Map<Day, Map<string, Fact>>()
  const known = new Map<string, Pick<Fact, 'hash' | 'series'>>()
  const starts = new Map<number, Day>()
  const dayOf = (seconds: number) => {
    const day = starts.get(seconds) ?? dayOfSeconds(seconds)
    starts.set(seconds, day)
    return day
  }
  // A series is made and hashed once, not for each of its days.
  const seriesOf = (said: string, make: () => SeriesColumns) => {
    let found = known.get(said)
    if (!found) {
      const series = make()
      known.set(said, found = { series, hash: seriesHash(series) })
    }
    return found
  }
  for (const record of pull.usage) {
    const day = dayOf(record.bucketStart)
    const at = pull.width === '1h' ? isoOfSeconds(record.bucketStart - (record.bucketStart % 3600)) : day
    const { hash, series } = seriesOf(saidOf(record), () => usageSeries(record))
    put(days, day, { hash, series, at, values: measured.map((measure) => record.measures[measure] ?? null) }, addCounts)
  }
  for (const record of pull.costs) {
    const day = dayOf(record.bucketStart)
    const { projectId, apiKeyId, apiKeyGrouped, lineItem, currency, quantityUnit } = record
    put(days, day, { ...seriesOf(JSON.stringify([projectId, apiKeyId, apiKeyGrouped, lineItem, currency, quantityUnit]), () => costSeries(record)), at: day, values: [record.amount, record.quantity] }, addMoney)
  }
  return days
}

/** sha-256 over the facts of a day in a fixed order: equal content, equal hash, whatever else the pull had. An empty day has one too. */
export function contentHash(columns: readonly string[], facts: Iterable<Fact>): string {
  const lines = Array.from(facts, ({ hash, at, values }) => {
    let line = `${hash} ${at}`
    for (let index = 0; index < values.length; index += 1) if (values[index] !== null) line += ` ${columns[index]} ${values[index]}`
    return line
  }).sort()
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}
