import { z } from 'zod'
import type { PulledService } from '@/lib/domain/services'
import { readJson, type Get, type GetOptions, type Query } from '@/lib/providers/openai/client'
import { seconds } from '@/lib/providers/openai/fields'
import { parseJson, splitArray } from '@/lib/providers/openai/json'
import { reasonOf } from '@/lib/providers/openai/rows'
import { UnexpectedAnswer, type PageCursor } from '@/lib/providers/provider'

const Nothing = z.array(z.never())
const Bucket = z.object({ object: z.literal('bucket'), start_time: seconds, results: Nothing })
const Envelope = z.object({
  object: z.literal('page'),
  data: Nothing,
  has_more: z.boolean(),
  next_page: z.string().nullish(),
})

/** Rows are parsed one by one as they are walked over. */
export type Bucket = { start_time: number; results: Iterable<unknown> }
export type BucketPage = { index: number; buckets: Bucket[]; organization: string | null; next: PageCursor | null }
export type PageRequest = { service: PulledService; path: string; query: Query; maxPages: number; from?: PageCursor } & GetOptions

/** One page of buckets. @throws UnexpectedAnswer when the envelope is not the described one, or a bucket is in it twice. */
export async function readPage(get: Get, { service, path, query, from, signal, whole }: PageRequest): Promise<BucketPage> {
  const { text, organization } = await get(path, { ...query, page: from?.token }, { signal, whole })
  const { outline, items } = readJson(text, (all) => splitArray(all, 'data'))
  const envelope = Envelope.safeParse(readJson(outline, parseJson))
  if (!envelope.success) throw new UnexpectedAnswer(`${path} is not a page of buckets (${reasonOf(envelope.error)})`, service)
  const { has_more: more, next_page: token } = envelope.data
  if (more && !token) throw new UnexpectedAnswer(`${path} says there are more pages but names none`, service)
  const index = from?.index ?? 0
  const buckets = items.map((item) => readBucket(item, path, service))
  if (new Set(buckets.map(({ start_time }) => start_time)).size < buckets.length) throw new UnexpectedAnswer(`${path} sent a bucket twice`, service)
  return { index, buckets, organization, next: more && token ? { token, index: index + 1 } : null }
}

function readBucket(text: string, path: string, service: PulledService): Bucket {
  const { outline, items } = readJson(text, (all) => splitArray(all, 'results'))
  const bucket = Bucket.safeParse(readJson(outline, parseJson))
  if (!bucket.success) throw new UnexpectedAnswer(`${path} is not a page of buckets (${reasonOf(bucket.error)})`, service)
  return { start_time: bucket.data.start_time, results: { *[Symbol.iterator]() { for (const item of items) yield readJson(item, parseJson) } } }
}

/**
 * All pages from the start or a cursor on. Empty ones are followed too; a repeated cursor or too many pages end it. `limit`
 * counts whole buckets, so one that comes again on a later page is a page sent twice, and would count twice.
 */
export async function* readPages(get: Get, request: PageRequest): AsyncGenerator<BucketPage> {
  const seen = new Set(request.from ? [request.from.token] : [])
  const starts = new Set<number>()
  let from = request.from
  for (let pages = 1; ; pages++) {
    const page = await readPage(get, { ...request, from })
    if (page.next && seen.has(page.next.token)) throw new UnexpectedAnswer(`${request.path} names a page that was already read`, request.service)
    if (page.buckets.some(({ start_time }) => starts.has(start_time))) throw new UnexpectedAnswer(`${request.path} sent buckets again that were already read`, request.service)
    for (const { start_time } of page.buckets) starts.add(start_time)
    if (page.next && pages >= request.maxPages) throw new UnexpectedAnswer(`${request.path} has more than ${request.maxPages} pages`, request.service)
    yield page
    if (!page.next) return
    seen.add(page.next.token)
    from = page.next
  }
}
