import { secondsOf, type DayRange } from '@/lib/domain/day'
import type { UsageService } from '@/lib/domain/services'
import type { Get } from '@/lib/providers/openai/client'
import { NotThere, Refused } from '@/lib/providers/openai/errors'
import { readPage, readPages, type Bucket, type BucketPage, type PageRequest } from '@/lib/providers/openai/pages'
import { readRows, rejectRows } from '@/lib/providers/openai/rows'
import { USAGE_SHAPES, usageRow } from '@/lib/providers/openai/usage-schemas'
import { AnswerTooLarge, ServiceAbsent, type CallOptions, type PageCursor } from '@/lib/providers/provider'
import type { UsagePage } from '@/lib/providers/records'

export type Width = '1h' | '1d'
export type UsageRequest = { service: UsageService; range: DayRange; width: Width; maxPages: number; from?: PageCursor } & CallOptions

/** Most buckets a page may have, by width: fewer pages, fewer round trips. Fewer where an answer is too large or the number is refused. */
const LIMITS: Record<Width, readonly [number, ...number[]]> = { '1d': [31, 7, 1], '1h': [168, 24, 1] }
const SECONDS: Record<Width, number> = { '1d': 86_400, '1h': 3_600 }

/** In the order of interest; `decisions` is in the SDK only and may answer 404. */
export const SERVICES: readonly { service: UsageService; optional: boolean }[] = [
  { service: 'completions', optional: false },
  { service: 'embeddings', optional: false },
  { service: 'images', optional: false },
  { service: 'audio_speeches', optional: false },
  { service: 'audio_transcriptions', optional: false },
  { service: 'moderations', optional: false },
  { service: 'vector_stores', optional: false },
  { service: 'code_interpreter_sessions', optional: false },
  { service: 'file_search_calls', optional: false },
  { service: 'web_search_calls', optional: false },
  { service: 'decisions', optional: true },
]
export const usagePath = (service: UsageService): string => `/organization/usage/${service}`

const OPTIONAL = new Set(SERVICES.filter(({ optional }) => optional).map(({ service }) => service))

/** All pages of a service from the start or a cursor on. @throws ServiceAbsent when an optional service is not there. */
export async function* usagePages(get: Get, request: UsageRequest): AsyncGenerator<UsagePage> {
  try {
    for await (const page of bucketPages(get, request)) yield usagePage(page, request)
  } catch (error) {
    throw error instanceof NotThere && OPTIONAL.has(request.service) ? new ServiceAbsent(request.service) : error
  }
}

async function* bucketPages(get: Get, request: UsageRequest): AsyncGenerator<BucketPage> {
  const limits = limitsFor(request)
  let { start } = secondsOf(request.range)
  let index = request.from?.index ?? 0
  for (const [place, limit] of limits.entries()) {
    try {
      for await (const page of readPages(get, pageRequest(request, limit, start))) {
        yield { ...page, index: index++ }
        const last = page.buckets.at(-1)?.start_time
        if (last !== undefined) start = (Math.floor(last / SECONDS[request.width]) + 1) * SECONDS[request.width]
      }
      return
    } catch (error) {
      if (!wantsLess(error) || place === limits.length - 1) throw error
    }
  }
}

/** A page token is bound to its query: what began with one page size goes on with it. */
const limitsFor = ({ width, from }: UsageRequest) => (from ? [from.limit ?? LIMITS[width][0]] : LIMITS[width])
const wantsLess = (error: unknown) => error instanceof AnswerTooLarge || (error instanceof Refused && error.reason === 'limit')

/** The first page alone, and where the next one is. */
export async function firstUsagePage(get: Get, request: UsageRequest): Promise<{ page: UsagePage; next: PageCursor | null }> {
  const limits = limitsFor(request)
  for (const [place, limit] of limits.entries()) {
    try {
      const page = await readPage(get, pageRequest(request, limit))
      return { page: usagePage(page, request), next: page.next && { ...page.next, limit } }
    } catch (error) {
      if (!wantsLess(error) || place === limits.length - 1) throw error
    }
  }
  throw new RangeError('a page has at least one size')
}

/** Starts and ends are whole UTC days: OpenAI clips its buckets to what is asked. */
function pageRequest({ service, range, width, ...rest }: UsageRequest, limit: number, start = secondsOf(range).start): PageRequest {
  const query = { start_time: start, end_time: secondsOf(range).end, bucket_width: width, limit, group_by: USAGE_SHAPES[service].groupBy }
  return { ...rest, whole: limit === 1, service, path: usagePath(service), query }
}

function usagePage(page: BucketPage, { service, range }: UsageRequest): UsagePage {
  const read = page.buckets.map((bucket) => readBucket(bucket, service, range))
  return {
    service,
    index: page.index,
    buckets: page.buckets.length,
    records: read.flatMap(({ records }) => records),
    rejected: read.flatMap(({ rejected }) => rejected),
    vendorOrganizationId: page.organization,
  }
}

function readBucket({ start_time: bucketStart, results }: Bucket, service: UsageService, range: DayRange): Pick<UsagePage, 'records' | 'rejected'> {
  const { start, end } = secondsOf(range)
  const context = { service, bucketStart }
  if (bucketStart < start || bucketStart >= end) return { records: [], rejected: rejectRows(results, context, 'its bucket is outside of the range asked for') }
  const schema = usageRow(service)
  const { good, rejected } = readRows(results, context, (row) => schema.safeParse(row))
  return { records: good.map((row) => ({ ...context, service, ...row })), rejected }
}
