import 'server-only'
import { BOUND, bound, type Narrowed, type ReportScope } from '../report-scope'

/** Where rows come from and which of them count. `count`: how many stored rows they are. `summed`: hardly any two rows of a day are of the same thing. `values` are the first parameters; a query's own begin at `$${next}`. */
export type Source = { from: string; where: string; count: string; values: unknown[]; next: number; lists?: Lists; summed?: true }
/** Sums of a day that stand as lists in one row, and how to take them whole: then nothing has to be grouped. */
type Lists = { from: string; ids: string; amounts: string; counts: string }
/**
 * What a query groups by beside the day. Where sums by just that are kept (features/rollups), they are read instead of the rows they were
 * made of; `work`: model, service, batch and tier. A query that asks for more than its grain says none.
 */
export type Grain = 'lineItem' | 'project' | 'apiKey' | 'user' | 'work'
type Columns = Partial<Record<keyof Narrowed, string>>

const NARROWED = ['projects', 'apiKeys', 'users', 'lineItems', 'usageModels', 'services'] as const
const ROWS = 'count(*)::int'
const ROWS_OF_SUMS = 'coalesce(sum(f.rows), 0)::int'

/** Each kind that a report is narrowed to becomes a condition on its column; the others leave no trace. */
function source(scope: ReportScope, from: string, columns: Columns, count = ROWS, also: string[] = []): Source {
  const values: unknown[] = bound(scope)
  const where = [BOUND, ...also]
  for (const kind of NARROWED) {
    const [column, chosen] = [columns[kind], scope.only[kind]]
    if (column && chosen) where.push(`${column} = any($${values.push(chosen)}::text[])`)
  }
  return { from, where: where.join(' and '), count, values, next: values.length + 1 }
}

/** Sums are kept by one thing each: narrowed to anything else, only the rows know. */
const isKept = (scope: ReportScope, relevant: Columns, kept: Columns) => NARROWED.every((kind) => !relevant[kind] || !scope.only[kind] || kept[kind])

const BILLED: Columns = { projects: `s."projectId"`, apiKeys: `s."apiKeyId"`, lineItems: `s."lineItem"` }
const SPREAD: Columns = { ...BILLED, users: `u."userId"` }
const USED: Columns = { projects: `s."projectId"`, apiKeys: `s."apiKeyId"`, users: `s."userId"`, usageModels: 's.model', services: 'f.service' }

const ITEMS = `"SpendRollup" f cross join lateral (select f.currency, f."lineItem", f."quantityUnit", f."apiKeyGrouped") s
  cross join lateral (select case when f."usageService" is not null then 0 end as id, f."usageService" as service, f.batch, f."serviceTier") u`
const THINGS = `(select r."organizationId", r."connectorId", r.day, r.kind, r.currency, r."apiKeyGrouped", e.* from "ThingSpendRollup" r cross join lateral unnest(r.ids, r.rows, r.amounts) as e("thingId", rows, amount)) f
  cross join lateral (select f.currency, f."thingId" as "projectId", f."thingId" as "apiKeyId", f."apiKeyGrouped") s cross join lateral (select f."thingId" as "userId") u`
const THING_LISTS: Lists = { from: `"ThingSpendRollup" f cross join lateral (select f.currency, f."apiKeyGrouped") s`, ids: 'f.ids', amounts: 'f.amounts', counts: 'f.rows' }
const ITEM: Columns = { lineItems: `f."lineItem"` }
/** `kept`: what these sums can still be narrowed to. */
const SPEND_SUMS: Record<Grain, { from: string; kept: Columns; only: string }> = {
  lineItem: { from: ITEMS, kept: ITEM, only: 'not f.spread' }, work: { from: ITEMS, kept: ITEM, only: 'f.spread' },
  // Narrowed to some things, their own rows are found by index sooner than in lists of all things.
  project: { from: THINGS, kept: {}, only: `f.kind = 'project'` }, apiKey: { from: THINGS, kept: {}, only: `f.kind = 'apiKey'` }, user: { from: THINGS, kept: {}, only: `f.kind = 'user'` },
}

/** The sums of a grain, where they can answer; undefined where only the rows know. */
function sums(scope: ReportScope, relevant: Columns, grain: Grain | undefined): Source | undefined {
  if (!grain || !isKept(scope, relevant, SPEND_SUMS[grain].kept)) return undefined
  const { from, kept, only } = SPEND_SUMS[grain]
  const found = source(scope, from, kept, ROWS_OF_SUMS, [only])
  return from === THINGS ? { ...found, lists: THING_LISTS } : grain === 'lineItem' ? { ...found, summed: true } : found
}

/** Billed dollars spread over the usage behind them: `s` is the cost series, `u` the usage series, null for *Unattributed*. USD only. */
export function cells(scope: ReportScope, grain?: 'user' | 'work'): Source {
  return sums(scope, SPREAD, grain) ?? source(scope, `"AttributedCost" f join "Series" s on s.id = f."costSeriesId" left join "Series" u on u.id = f."usageSeriesId"`, SPREAD)
}

/** Dollars as billed, with their series `s`. OpenAI bills no people: narrowed to people, they are the dollars allocated to them. */
export function dollars(scope: ReportScope, grain?: 'lineItem' | 'project' | 'apiKey'): Source {
  if (scope.only.users) return cells(scope)
  return sums(scope, BILLED, grain) ?? source(scope, `"CostDay" f join "Series" s on s.id = f."seriesId"`, BILLED)
}

const WORK_SUMS = `"WorkRollup" f cross join lateral (select f.model, f.batch, f."serviceTier") s`
const WORK_KEPT: Columns = { usageModels: 'f.model', services: 'f.service' }
const HOURS = `(select *, (hour at time zone 'UTC')::date as day from "UsageHour") f join "Series" s on s.id = f."seriesId"`

/** What was used, with its series `s`, by day. */
export function usage(scope: ReportScope, grain?: 'work'): Source {
  if (grain && isKept(scope, USED, WORK_KEPT)) return source(scope, WORK_SUMS, WORK_KEPT, ROWS_OF_SUMS)
  return source(scope, `"UsageDay" f join "Series" s on s.id = f."seriesId"`, USED)
}

/** As `usage`; hours are a table of their own and have `hour` beside `day`. */
export const hours = (scope: ReportScope): Source => source(scope, HOURS, USED)

const THING_COLUMNS = { project: `s."projectId"`, user: `s."userId"`, apiKey: `s."apiKeyId"` } as const
const THINGS_KEPT: Columns = { services: 'f.service' }

const thingLists = (lists: string, names: string) => `(select r."organizationId", r."connectorId", r.day, r.kind, r.service, e.* from "ThingRollup" r cross join lateral unnest(${lists}) as e(${names})) f`
/** Lists that nobody asks for are not taken apart. */
const THINGS_USED = {
  counts: thingLists(`r.ids, r.rows, r.requests, r."inputTokens", r."outputTokens"`, '"thingId", rows, num_model_requests, input_tokens, output_tokens'),
  ids: thingLists('r.ids', '"thingId"'),
}

/** Series with any use in the period: one day of each is looked up, however many it has. */
const EVER_USED = `"Series" s cross join lateral (select f."organizationId", f."connectorId", f.day from "UsageDay" f where f."seriesId" = s.id and ${BOUND} limit 1) f`
const USED_SERIES: Columns = { ...USED, services: 's.service' }

/** What was used by one kind of thing, named `column`: requests, input and output tokens only, or just which. */
export function thingsUsed(scope: ReportScope, by: keyof typeof THING_COLUMNS, what: keyof typeof THINGS_USED = 'counts'): Source & { column: string } {
  if (isKept(scope, USED, THINGS_KEPT)) return { ...source(scope, THINGS_USED[what], THINGS_KEPT, ROWS_OF_SUMS, [`f.kind = '${by}'`]), column: 'f."thingId"' }
  if (what === 'ids') return { ...source(scope, EVER_USED, USED_SERIES, ROWS, ['s."organizationId" = $1', 's."connectorId" = any($2::uuid[])']), column: THING_COLUMNS[by] }
  return { ...usage(scope), column: THING_COLUMNS[by] }
}
