import 'server-only'
import { z } from 'zod'
import { addDays, Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import { SERVICE_LABELS, UsageService } from '@/lib/domain/services'
import { idOfKey } from '../facts/grouped-spend'
import { personOf, readPeople } from '../facts/people'
import { unitsOf } from '../facts/service-units'
import { dollars, hours, usage } from '../facts/sources'
import { ofKey, type Asked, type Counted, type TermOf } from './asked'
import { billedDays } from './dollar-terms'
import type { UsageRow } from './usage-rows'

type Of = (row: UsageRow) => bigint
const text = (count: bigint) => DecimalText.parse(`${count}`)
const counted = (rows: UsageRow[], of: Of): Counted[] => rows.map((row) => ({ day: row.day, key: row.key, count: row.count, amount: text(of(row)) }))

/** A count of completions; rows that cannot have any of it are not among the rows behind it. */
const completions = (name: string, unit: string, of: Of, counts: (row: UsageRow, asked: Asked) => boolean = () => true): TermOf =>
  ({ name, unit, read: async (asked) => counted(ofKey(asked, await asked.usage()).filter((row) => counts(row, asked)), of) })

const both: Of = ({ input, output }) => input + output
const thinks = (asked: Asked, { model }: UsageRow) => (model === null ? null : asked.catalogue(model).reasoning)
const explicit: Of = ({ reported }) => reported
/** An explicit count, and all output of rows without one. */
const upTo: Of = ({ reported, unreported }) => reported + unreported

export const REQUESTS = completions('Requests of completions', 'requests', ({ requests }) => requests)
export const INPUT = completions('Input tokens', 'tokens', ({ input }) => input)
export const CACHED = completions('Cached input tokens', 'tokens', ({ cached }) => cached)
export const OUTPUT = completions('Output tokens', 'tokens', ({ output }) => output)
export const ALL_TOKENS = completions('Input and output tokens', 'tokens', both)
export const BATCH_TOKENS = completions('Input and output tokens of batch', 'tokens', both, ({ batch }) => batch)
export const TOKEN_PARTS = [
  completions('Input, uncached', 'tokens', ({ uncached }) => uncached), completions('Input, cached', 'tokens', ({ cached }) => cached), completions('Input, cache write', 'tokens', ({ written }) => written),
  completions('Input, not split', 'tokens', ({ input, uncached, cached, written }) => input - uncached - cached - written), OUTPUT,
]
export const O_SERIES = completions('O-series', 'tokens', upTo, (row, asked) => thinks(asked, row) === 'o-series')
/** Also what rows of models that the catalogue does not know as thinking say themselves. */
export const OTHER_REASONING: TermOf = { name: 'Other reasoning models', unit: 'tokens', read: async (asked) => {
  const rows = ofKey(asked, await asked.usage()).filter((row) => thinks(asked, row) === 'other' || (thinks(asked, row) === null && row.reported !== 0n))
  return counted(rows, (row) => (thinks(asked, row) === 'other' ? upTo : explicit)(row))
} }

/** Whether every thinking token was reported by OpenAI: no output stands in for it. */
export const isExact = async (asked: Asked): Promise<boolean> => ofKey(asked, await asked.usage()).every((row) => thinks(asked, row) === null || row.unreported === 0n)

/** All tokens of the table that a row is a share of. */
export const WHOLE_TOKENS: TermOf = { name: 'All tokens of completions', unit: 'tokens', read: async (asked) => counted(await asked.usage(), both) }

export const RATED_TOKENS: TermOf = { name: 'Tokens of the days whose dollars are known', unit: 'tokens', read: async (asked) => {
  const known = await billedDays(asked)
  return counted(ofKey(asked, await asked.usage()).filter(({ day }) => known.has(day)), both)
} }

const ActiveRows = z.array(z.object({ day: Day, userId: z.string(), count: z.number() }))

/** One for each person on the first day they used anything; service accounts are not people. */
export const PEOPLE: TermOf = { name: 'Active people', unit: 'people', read: async ({ tx, scope }) => {
  const { from, where, values } = usage(scope)
  const rows = ActiveRows.parse((await tx.query(`select min(f.day) as day, s."userId", count(*)::int as count from ${from} where ${where} and s."userId" is not null group by 2 order by 1, 2`, values)).rows)
  const known = await readPeople(tx, scope)
  const people = Map.groupBy(rows.filter(({ userId }) => !known.persons.get(personOf(known, userId))?.serviceAccount), ({ userId }) => personOf(known, userId))
  return Array.from(people, ([id, own]): Counted[] => own.map(({ day, count }, index) => ({ day, key: `thing:${id}`, count, amount: text(index === 0 ? 1n : 0n) }))).flat()
} }

const Units = z.array(z.object({ day: Day, count: z.number(), amount: DecimalText }))

/** What one service counted a day: `measure` in its own unit, or its requests. */
const ofService = (name: string, unit: (service: UsageService) => string, measure: (service: UsageService) => string): ((service: UsageService) => TermOf) => (service) => ({
  name, unit: unit(service), read: async ({ tx, scope, key }) => {
    const { from, where, values, next } = usage(scope)
    const rows = Units.parse((await tx.query(`select f.day, count(*)::int as count, coalesce(sum(${measure(service)}), 0)::text as amount from ${from} where ${where} and f.service = $${next} group by 1`, [...values, service])).rows)
    return rows.map((row) => ({ ...row, key: key ?? '' }))
  },
})
export const serviceUnits = ofService('Counted', (service) => SERVICE_LABELS[service].unit, unitsOf)
export const serviceRequests = ofService('Requests', () => 'requests', () => 'f.num_model_requests')

const Quantities = z.array(z.object({ day: Day, count: z.number(), unit: z.string().nullable(), amount: DecimalText.nullable() }))

/** What OpenAI states beside the dollars of a line item. OpenAI bills no people: narrowed to people there is none. */
export const QUANTITY: TermOf = { name: 'Quantity', unit: 'as billed', read: async ({ tx, scope, key }) => {
  if (scope.only.users) return []
  const { from, where, values, next } = dollars(scope)
  const rows = Quantities.parse((await tx.query(
    `select f.day, count(*)::int as count, s."quantityUnit" as unit, trim_scale(sum(f.quantity))::text as amount from ${from} where ${where} and s.currency = 'USD' and s."lineItem" = $${next} group by 1, 3`, [...values, idOfKey(key ?? '')])).rows)
  if (new Set(rows.map(({ unit }) => unit)).size > 1) return []
  return rows.flatMap(({ amount, day, count }) => (amount === null ? [] : { day, count, amount, key: key ?? '' }))
} }

const HOURLY_DAYS = 3

export const HOURLY: TermOf = { name: 'Input and output tokens by the hour', unit: 'tokens', read: async ({ tx, scope }) => {
  const first = addDays(scope.range.to, 1 - HOURLY_DAYS)
  const { from, where, values } = hours({ ...scope, range: { from: first > scope.range.from ? first : scope.range.from, to: scope.range.to } })
  const rows = Units.parse((await tx.query(`select f.day, count(*)::int as count, coalesce(sum(coalesce(f.input_tokens, 0) + coalesce(f.output_tokens, 0)), 0)::text as amount from ${from} where ${where} and f.service = 'completions' group by 1`, values)).rows)
  return rows.map((row) => ({ ...row, key: '' }))
} }

export const serviceOfKey = (key: string | null): UsageService | null => { const read = UsageService.safeParse(idOfKey(key ?? '')); return read.success ? read.data : null }
