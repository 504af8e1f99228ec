import { addDays, dayOfSeconds, Day, secondsOf, type DayRange } from '@/lib/domain/day'
import type { Get } from '@/lib/providers/openai/client'
import { costRow } from '@/lib/providers/openai/cost-schemas'
import { Refused } from '@/lib/providers/openai/errors'
import { readPages, type Bucket, type BucketPage } from '@/lib/providers/openai/pages'
import { readRows, rejectRows } from '@/lib/providers/openai/rows'
import { AnswerTooLarge, type CallOptions } from '@/lib/providers/provider'
import type { CostPage } from '@/lib/providers/records'

export type CostRequest = { range: DayRange; maxPages: number } & CallOptions
type Part = { range: DayRange; grouped: boolean; limit: number }

export const COSTS_PATH = '/organization/costs'
export const COSTS_GROUPS = ['project_id', 'line_item', 'api_key_id'] as const
/** Full pages; what every other endpoint allows, should OpenAI refuse the described maximum; and less where an answer is too large. */
const LIMITS = [180, 31, 7, 1] as const
/** OpenAI groups costs by key from this day on (its refusal names 1764979200). */
const KEY_GROUPING_FROM = Day.parse('2025-12-06')

/**
 * All pages of the costs of a range, oldest first. Where OpenAI refuses the key grouping, the days before the one it
 * names, or all of them, come without: fewer groupings, the same money.
 */
export async function* costPages(get: Get, request: CostRequest): AsyncGenerator<CostPage> {
  const parts: Part[] = [{ range: request.range, grouped: true, limit: LIMITS[0] }]
  let index = 0
  for (let part = parts.shift(); part; part = parts.shift()) {
    let [begun, left]: [boolean, DayRange] = [false, part.range]
    try {
      for await (const page of readPages(get, pageRequest(part, request))) {
        begun = true
        yield { ...costPage(page, part), index: index++ }
        const last = page.buckets.at(-1)?.start_time
        if (last !== undefined) left = { from: addDays(dayOfSeconds(last), 1), to: left.to }
      }
    } catch (error) {
      // A page token is bound to its query: what is asked for differently begins anew, with the first day that is missing.
      const instead = withLess({ ...part, range: left }, error, !begun)
      if (!instead.length) throw error
      parts.unshift(...instead)
    }
  }
}

/** What to ask for after a refusal; empty when there is nothing less to ask for. */
function withLess(part: Part, error: unknown, isFirst: boolean): Part[] {
  const smaller = LIMITS.find((limit) => limit < part.limit)
  if (error instanceof AnswerTooLarge) return smaller ? [{ ...part, limit: smaller }] : []
  if (!(error instanceof Refused) || !isFirst) return []
  const { reason, keyGroupingFrom } = error
  if (reason === 'limit') return smaller ? [{ ...part, limit: smaller }] : []
  if (reason !== 'key_grouping' || !part.grouped) return []
  const { from, to } = part.range
  const first = keyGroupingFrom === null ? KEY_GROUPING_FROM : firstWholeDay(keyGroupingFrom)
  if (first <= from || first > to) return [{ ...part, grouped: false }]
  return [{ ...part, range: { from, to: addDays(first, -1) }, grouped: false }, { ...part, range: { from: first, to } }]
}

const firstWholeDay = (seconds: number): Day => dayOfSeconds(seconds + 86_399)

function pageRequest({ range, grouped, limit }: Part, { maxPages, signal }: CostRequest) {
  const { start, end } = secondsOf(range)
  const group_by = COSTS_GROUPS.filter((name) => grouped || name !== 'api_key_id')
  return { service: 'costs' as const, path: COSTS_PATH, query: { start_time: start, end_time: end, bucket_width: '1d', limit, group_by }, maxPages, signal, whole: limit === 1 }
}

function costPage({ buckets }: BucketPage, { range, grouped }: Part): Omit<CostPage, 'index'> {
  const read = buckets.map((bucket) => readBucket(bucket, range))
  const rows = read.flatMap(({ good }) => good)
  return {
    buckets: buckets.length,
    apiKeyGrouped: grouped,
    records: rows.map(({ organizationId: _, ...row }) => ({ ...row, apiKeyId: grouped ? row.apiKeyId : null, apiKeyGrouped: grouped })),
    rejected: read.flatMap(({ rejected }) => rejected),
    vendorOrganizationId: rows.find(({ organizationId }) => organizationId !== null)?.organizationId ?? null,
  }
}

function readBucket({ start_time: bucketStart, results }: Bucket, range: DayRange) {
  const { start, end } = secondsOf(range)
  const context = { service: 'costs' as const, bucketStart }
  if (bucketStart < start || bucketStart >= end) return { good: [], rejected: rejectRows(results, context, 'its bucket is outside of the range asked for') }
  const { good, rejected } = readRows(results, context, (row) => costRow.safeParse(row))
  return { good: good.map((row) => ({ bucketStart, ...row })), rejected }
}
