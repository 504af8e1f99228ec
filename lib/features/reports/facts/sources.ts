import 'server-only'
import { BOUND, bound, type ReportScope } from '../report-scope'

/** Where rows come from and which of them count. `values` are the first parameters; a query's own begin at `$${next}`. */
export type Source = { from: string; where: string; values: unknown[]; next: number }

/** Null means "not narrowed", so one statement serves both. */
const within = (column: string, parameter: number) => `($${parameter}::text[] is null or ${column} = any($${parameter}))`
const source = (from: string, where: string[], values: unknown[]): Source => ({ from, where: where.join(' and '), values, next: values.length + 1 })

const CELLS = `"AttributedCost" f join "Series" s on s.id = f."costSeriesId" left join "Series" u on u.id = f."usageSeriesId"`
const BILLED = [BOUND, within(`s."projectId"`, 5), within(`s."apiKeyId"`, 6), within(`s."lineItem"`, 7)]
const billedValues = (scope: ReportScope) => [...bound(scope), scope.only.projects, scope.only.apiKeys, scope.only.lineItems]

/** Billed dollars spread over the usage behind them: `s` is the cost series, `u` the usage series, null for *Unattributed*. USD only. */
export const cells = (scope: ReportScope): Source => source(CELLS, [...BILLED, within(`u."userId"`, 8)], [...billedValues(scope), scope.only.users])

/** Dollars as billed, with their series `s`. OpenAI bills no people: narrowed to people, they are the dollars allocated to them. */
export const dollars = (scope: ReportScope): Source =>
  scope.only.users ? cells(scope) : source(`"CostDay" f join "Series" s on s.id = f."seriesId"`, BILLED, billedValues(scope))

const FACTS = { day: `"UsageDay"`, hour: `(select *, (hour at time zone 'UTC')::date as day from "UsageHour")` } as const

/** What was used, with its series `s`, by day; hours are a table of their own and have `hour` beside `day`. */
export function usage(scope: ReportScope, by: keyof typeof FACTS = 'day'): Source {
  const { projects, apiKeys, users, usageModels, services } = scope.only
  const where = [BOUND, within(`s."projectId"`, 5), within(`s."apiKeyId"`, 6), within(`s."userId"`, 7), within('s.model', 8), within('f.service', 9)]
  return source(`${FACTS[by]} f join "Series" s on s.id = f."seriesId"`, where, [...bound(scope), projects, apiKeys, users, usageModels, services])
}
