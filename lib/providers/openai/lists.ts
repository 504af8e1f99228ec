import { z } from 'zod'
import { readJson, type Get, type Query } from '@/lib/providers/openai/client'
import { parseJson } from '@/lib/providers/openai/json'
import { reasonOf } from '@/lib/providers/openai/rows'
import { UnexpectedAnswer, type CallOptions } from '@/lib/providers/provider'

const Envelope = z.object({ data: z.array(z.unknown()), has_more: z.boolean(), last_id: z.string().nullish() })
const Identified = z.object({ id: z.string() })

export type ListRequest = { path: string; query?: Query; maxPages: number; after?: string } & CallOptions
/** One page of a directory list; `after` is the id to go on from, null when it was the last. */
export type ListPage = { items: unknown[]; after: string | null; organization: string | null }

const FULL_PAGE = 100

/** One page of up to 100 entries. @throws UnexpectedAnswer when the envelope is not the described one. */
export async function readListPage(get: Get, { path, query, after, signal }: ListRequest): Promise<ListPage> {
  const { text, organization } = await get(path, { limit: FULL_PAGE, ...query, after }, { signal })
  const envelope = Envelope.safeParse(readJson(text, parseJson))
  if (!envelope.success) throw new UnexpectedAnswer(`${path} is not a list (${reasonOf(envelope.error)})`, 'directory')
  const { data, has_more: more, last_id: last } = envelope.data
  if (!more) return { items: data, after: null, organization }
  const next = last || Identified.safeParse(data.at(-1)).data?.id
  if (!next) throw new UnexpectedAnswer(`${path} says there are more entries but names none`, 'directory')
  return { items: data, after: next, organization }
}

/** The entries of all pages after `after`. */
export async function readList(get: Get, request: ListRequest): Promise<unknown[]> {
  let items: unknown[] = []
  const seen = new Set<string>()
  let after = request.after
  for (let pages = 1; pages <= request.maxPages; pages++) {
    const page = await readListPage(get, { ...request, after })
    items = items.concat(page.items)
    if (page.after === null) return items
    if (seen.has(page.after) || page.after === after) throw new UnexpectedAnswer(`${request.path} names a page that was already read`, 'directory')
    seen.add(page.after)
    after = page.after
  }
  throw new UnexpectedAnswer(`${request.path} has more than ${request.maxPages} pages`, 'directory')
}
