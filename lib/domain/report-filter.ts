import { z } from 'zod'
import { Day, dayCount, type DayRange } from './day'
import { Invalid } from './errors'
import { DEFAULT_PERIOD, Period, resolve } from './period'
import { NARROWABLE, readNarrowing, writeNarrowing, type Narrowing } from './report-narrowing'

export { DEFAULT_PERIOD, Period, PERIOD_LABELS, PERIODS, previousRange, resolve, type Comparison, type Preset } from './period'

export const GROUP_BY = ['model', 'project', 'user', 'apiKey', 'lineItem'] as const
export const GroupBy = z.enum(GROUP_BY)
export type GroupBy = z.infer<typeof GroupBy>

export const GROUP_BY_LABELS: Record<GroupBy, { one: string; many: string }> = {
  model: { one: 'Model', many: 'models' },
  project: { one: 'Project', many: 'projects' },
  user: { one: 'User', many: 'users' },
  apiKey: { one: 'API key', many: 'API keys' },
  lineItem: { one: 'Line item', many: 'line items' },
}

export const DEFAULT_GROUP_BY: GroupBy = 'model'

/** What the daily chart of a model report counts: billed dollars, or tokens of completions. */
export const MEASURED = ['spend', 'tokens'] as const
export const Measured = z.enum(MEASURED)
export type Measured = z.infer<typeof Measured>
const MAX_DAYS = 400

/** What every report is asked for. `from` and `to` are UTC days, both included; no connector named means all of them. */
export type ReportFilter = { from: Day; to: Day; period: Period; connectorIds: string[]; only: Narrowing; groupBy: GroupBy; measured: Measured; today: Day }

/** The part that stands in the address: a preset, or two days. */
type Question = Omit<ReportFilter, 'today'>

/** What was sent, short and without what moves a cursor or hides a letter. */
const quoted = (text: string) => `“${text.slice(0, 40).replaceAll(/\p{C}/gu, '')}”`

function readDay(name: 'from' | 'to', text: string): Day {
  const day = Day.safeParse(text)
  if (!day.success) throw new Invalid(`${name} is ${quoted(text)}, which is not a day.`, 'Write days as YYYY-MM-DD (UTC), for example 2026-01-31.')
  return day.data
}

function readCustom(from: string | null, to: string | null, today: Day): DayRange {
  if (!from || !to) throw new Invalid(`A custom period needs two days; ${from ? 'to' : 'from'} is missing.`, 'Give both from and to as YYYY-MM-DD (UTC).')
  const range = { from: readDay('from', from), to: readDay('to', to) }
  if (range.from > range.to) throw new Invalid(`The period ends (${range.to}) before it begins (${range.from}).`, 'Swap from and to.')
  if (range.to > today) throw new Invalid(`The period ends on ${range.to}, but today is ${today} UTC.`, `Choose ${today} or an earlier day as its end.`)
  if (dayCount(range) > MAX_DAYS) throw new Invalid(`The period has ${dayCount(range)} days; a report covers at most ${MAX_DAYS}.`, 'Choose a shorter period.')
  return range
}

function readPeriod(params: URLSearchParams, today: Day): DayRange & { period: Period } {
  const [from, to, text] = [params.get('from'), params.get('to'), params.get('period')]
  const period = Period.safeParse(text || (from || to ? 'custom' : DEFAULT_PERIOD))
  if (!period.success) throw new Invalid(`The period ${quoted(text ?? '')} does not exist.`, `Choose one of ${Period.options.join(', ')}.`)
  if (period.data === 'custom') return { period: 'custom', ...readCustom(from, to, today) }
  if (from || to) throw new Invalid(`The period ${period.data} already says its days.`, 'Give either period, or from and to.')
  return { period: period.data, ...resolve(period.data, today) }
}

function readConnectors(params: URLSearchParams): string[] {
  const ids = z.array(z.uuid()).safeParse(params.getAll('connector').filter(Boolean).map((id) => id.toLowerCase()))
  if (!ids.success) throw new Invalid('A connector is named by something that is not a connector id.', 'Choose the connectors again.')
  return [...new Set(ids.data)].sort()
}

function readGroupBy(params: URLSearchParams): GroupBy {
  const text = params.get('groupBy')
  const groupBy = GroupBy.safeParse(text || DEFAULT_GROUP_BY)
  if (!groupBy.success) throw new Invalid(`Reports cannot be grouped by ${quoted(text ?? '')}.`, `Choose one of ${GROUP_BY.join(', ')}.`)
  return groupBy.data
}

function readMeasured(params: URLSearchParams): Measured {
  const text = params.get('measured')
  const measured = Measured.safeParse(text || MEASURED[0])
  if (!measured.success) throw new Invalid(`Reports cannot show ${quoted(text ?? '')}.`, `Choose one of ${MEASURED.join(', ')}.`)
  return measured.data
}

/**
 * Reads `period` or `from` and `to` (UTC days, both included), `connector`, `project`, `model`, `user`, `apiKey`, `service` (repeated), `groupBy` and `measured`; month to date by model when
 * nothing is given. @throws Invalid with a sentence that says what is wrong
 */
export const parseReportFilter = (params: URLSearchParams, today: Day): ReportFilter => ({
  ...readPeriod(params, today), connectorIds: readConnectors(params), only: readNarrowing(params), groupBy: readGroupBy(params), measured: readMeasured(params), today,
})

/** The address of a filter: the shortest text that `parseReportFilter` reads back to the same question. */
export function serialiseReportFilter(filter: Question): URLSearchParams {
  const params = new URLSearchParams()
  if (filter.period === 'custom') {
    params.set('from', filter.from)
    params.set('to', filter.to)
  } else if (filter.period !== DEFAULT_PERIOD) params.set('period', filter.period)
  for (const id of filter.connectorIds) params.append('connector', id)
  writeNarrowing(params, filter.only)
  if (filter.groupBy !== DEFAULT_GROUP_BY) params.set('groupBy', filter.groupBy)
  if (filter.measured !== MEASURED[0]) params.set('measured', filter.measured)
  return params
}

const REPEATED = ['connector', ...NARROWABLE]
const NAMES = ['period', 'from', 'to', ...REPEATED, 'groupBy', 'measured']
const DEFAULTS: Record<string, string> = { period: DEFAULT_PERIOD, groupBy: DEFAULT_GROUP_BY, measured: MEASURED[0] }

/** The same question in the same words, readable or not: what browser and server both file the answer under. */
export function canonicalQuery(params: URLSearchParams): string {
  const pairs = NAMES.flatMap((name) => {
    const values = REPEATED.includes(name) ? [...new Set(params.getAll(name))].sort() : params.getAll(name).slice(0, 1)
    return values.filter((value) => value && value !== DEFAULTS[name]).map((value) => [name, value])
  })
  return new URLSearchParams(pairs).toString()
}

/** Next hands search parameters over as a record; here they are one thing again. */
export function toSearchParams(record: Record<string, string | string[] | undefined>): URLSearchParams {
  const pairs = Object.entries(record).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one]))
  return new URLSearchParams(pairs)
}
