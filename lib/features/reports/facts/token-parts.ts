import 'server-only'
import { z } from 'zod'
import { Day, dayOfMs } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import { HOURS } from '@/lib/features/connectors/plan-poll'
import type { ReadTx } from '@/lib/platform/tenant'
import type { Labelled } from '../report-frame-model'
import { BOUND, bound, type ReportScope } from '../report-scope'
import type { TokenParts } from '../tokens-model'
import { hours, usage } from './sources'

const Count = z.coerce.bigint()
const Columns = z.object({ uncached: Count, cached: Count, write: Count, input: Count, output: Count, requests: Count })
const Days = z.array(Columns.extend({ day: Day }))
const Hours = z.array(Columns.extend({ day: Day, hour: z.date() }))
type Counts = z.infer<typeof Columns>

const sum = (what: string, name: string) => `coalesce(sum(${what}), 0)::text as ${name}`
/** Uncached input as lib/domain/tokens has it: OpenAI's own field, else input without what was read from or written to the cache. */
const COLUMNS = [
  sum('coalesce(f.input_uncached_tokens, f.input_tokens - coalesce(f.input_cached_tokens, 0) - coalesce(f.input_cache_write_tokens, 0))', 'uncached'),
  sum('f.input_cached_tokens', 'cached'), sum('f.input_cache_write_tokens', 'write'), sum('f.input_tokens', 'input'), sum('f.output_tokens', 'output'), sum('f.num_model_requests', 'requests'),
].join(', ')

export async function dailyTokens(tx: ReadTx, scope: ReportScope) {
  const { from, where, values } = usage(scope, 'work')
  return Days.parse((await tx.query(`select f.day, ${COLUMNS} from ${from} where ${where} and f.service = 'completions' group by 1`, values)).rows)
}

/** By the hour, oldest first; hours of which nothing was read are not there. */
export async function hourlyTokens(tx: ReadTx, scope: ReportScope) {
  const { from, where, values } = hours(scope)
  return Hours.parse((await tx.query(`select f.day, f.hour, ${COLUMNS} from ${from} where ${where} and f.service = 'completions' group by 1, 2 order by 2`, values)).rows)
}

const Read = z.array(z.object({ day: Day, until: z.date() }))

/** Whether an hour, as milliseconds of its start, had begun when the hours of its day were read last. */
export async function hoursRead(tx: ReadTx, scope: ReportScope): Promise<(hourMs: number) => boolean> {
  const rows = Read.parse((await tx.query(`select f.day, max(f."fetchedAt") as until from "DayState" f where ${BOUND} and f.service = $5 group by 1`, [...bound(scope), HOURS])).rows)
  const until = new Map(rows.map((row) => [row.day, row.until.getTime()]))
  return (hourMs) => (until.get(dayOfMs(hourMs)) ?? 0) > hourMs
}

const notSplit = ({ input, uncached, cached, write }: Counts) => input - uncached - cached - write

/** The parts of some tokens by group key; they add up to input and output. */
export function partsOf(counts: Counts): { key: string; amount: DecimalText }[] {
  const parts: [string, bigint][] = [['thing:uncached', counts.uncached], ['thing:cached', counts.cached], ['thing:cache-write', counts.write], ['thing:output', counts.output], ['residual:not-split', notSplit(counts)]]
  return parts.filter(([, count]) => count !== 0n).map(([key, count]) => ({ key, amount: DecimalText.parse(`${count}`) }))
}

const LABELS: Record<string, string> = { 'thing:uncached': 'Input, uncached', 'thing:cached': 'Input, cached', 'thing:cache-write': 'Input, cache write', 'thing:output': 'Output', 'residual:not-split': 'Input, not split' }
export const tokenLabel = (key: string): Labelled => ({
  key, label: LABELS[key] ?? key, ...(key === 'residual:not-split' ? { kind: 'residual', note: 'Input that OpenAI does not divide into uncached, cached and cache write' } : { kind: 'thing', note: null }),
})

export function sumTokens(all: Counts[]): TokenParts {
  const total = (of: (counts: Counts) => bigint) => `${all.reduce((whole, counts) => whole + of(counts), 0n)}`
  return {
    uncached: total(({ uncached }) => uncached), cached: total(({ cached }) => cached), cacheWrite: total(({ write }) => write), notSplit: total(notSplit),
    output: total(({ output }) => output), input: total(({ input }) => input), requests: total(({ requests }) => requests),
  }
}
