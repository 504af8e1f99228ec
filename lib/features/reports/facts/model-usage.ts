import 'server-only'
import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import type { ReadTx } from '@/lib/platform/tenant'
import type { ReportScope } from '../report-scope'
import type { DayRow } from './day-sums'
import { usage } from './sources'

const Count = z.coerce.bigint()
const Counts = z.object({ requests: Count, input: Count, cached: Count, output: Count, batch: Count, rated: Count, reported: Count, unreported: Count })
const Rows = z.array(Counts.extend({ model: z.string().nullable() }))

/**
 * Completions of one model: tokens and requests. `batch`: input and output done as batch. `rated`: input and output of the days whose dollars are
 * known. `reported`: reasoning tokens where a row has that field; `unreported`: output tokens of the rows without it.
 */
export type ModelCounts = z.infer<typeof Counts>

const NOTHING: ModelCounts = { requests: 0n, input: 0n, cached: 0n, output: 0n, batch: 0n, rated: 0n, reported: 0n, unreported: 0n }

export function addCounts(a: ModelCounts, b: ModelCounts): ModelCounts {
  return {
    requests: a.requests + b.requests, input: a.input + b.input, cached: a.cached + b.cached, output: a.output + b.output,
    batch: a.batch + b.batch, rated: a.rated + b.rated, reported: a.reported + b.reported, unreported: a.unreported + b.unreported,
  }
}
export const sumCounts = (all: Iterable<ModelCounts>): ModelCounts => Array.from(all).reduce(addCounts, NOTHING)

/** The group of a model's usage; usage that names no model is a residual of its own. */
export const modelKey = (model: string | null, shownAs: (usageModel: string) => string): string => (model === null ? 'residual:no-model' : `thing:${shownAs(model)}`)

const TOKENS = 'coalesce(f.input_tokens, 0) + coalesce(f.output_tokens, 0)'
const sum = (what: string, name: string) => `coalesce(sum(${what}), 0)::text as ${name}`

/** What each model was used for in completions, by group key. */
export async function modelCounts(tx: ReadTx, scope: ReportScope, shownAs: (usageModel: string) => string, billedDays: Day[]): Promise<Map<string, ModelCounts>> {
  const { from, where, values, next } = usage(scope, 'work')
  const rows = Rows.parse((await tx.query(
    `select s.model, ${sum('f.num_model_requests', 'requests')}, ${sum('f.input_tokens', 'input')}, ${sum('f.input_cached_tokens', 'cached')}, ${sum('f.output_tokens', 'output')},
       ${sum(`case when s.batch then ${TOKENS} end`, 'batch')}, ${sum(`case when f.day = any($${next}::date[]) then ${TOKENS} end`, 'rated')},
       ${sum('f.reasoning_tokens', 'reported')}, ${sum('case when f.reasoning_tokens is null then f.output_tokens end', 'unreported')}
     from ${from} where ${where} and f.service = 'completions' group by 1`, [...values, billedDays])).rows)
  const counts = new Map<string, ModelCounts>()
  for (const { model, ...row } of rows) {
    const key = modelKey(model, shownAs)
    counts.set(key, addCounts(counts.get(key) ?? NOTHING, row))
  }
  return counts
}

const Daily = z.array(z.object({ day: Day, model: z.string().nullable(), amount: DecimalText }))

/** Input and output tokens of completions per day and model. */
export async function dailyModelTokens(tx: ReadTx, scope: ReportScope, shownAs: (usageModel: string) => string): Promise<DayRow[]> {
  const { from, where, values } = usage(scope, 'work')
  const rows = Daily.parse((await tx.query(`select f.day, s.model, ${sum(TOKENS, 'amount')} from ${from} where ${where} and f.service = 'completions' group by 1, 2`, values)).rows)
  return rows.map(({ day, model, amount }) => ({ day, key: modelKey(model, shownAs), amount }))
}
