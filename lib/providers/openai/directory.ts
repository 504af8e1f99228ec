import type { z } from 'zod'
import type { Get } from '@/lib/providers/openai/client'
import { apiKey, project, user } from '@/lib/providers/openai/directory-schemas'
import { NotThere, Refused } from '@/lib/providers/openai/errors'
import { eachSideBySide } from '@/lib/providers/openai/side-by-side'
import { readList, readListPage, type ListRequest } from '@/lib/providers/openai/lists'
import { MissingScope, type CallOptions, type Directory, type KnownDirectory, type ListProgress } from '@/lib/providers/provider'
import type { DirectoryRecord } from '@/lib/providers/records'

export type ListName = 'projects' | 'users'
type Bounded = { maxPages: number } & CallOptions
type Read = { records: DirectoryRecord[]; denied: boolean; unreadable: number }

const KEY_LISTS_AT_ONCE = 8
export const NOTHING_KNOWN: KnownDirectory = { records: [], projects: { state: 'unread' }, users: { state: 'unread' } }

const LISTS = {
  projects: { path: '/organization/projects', query: { include_archived: true }, schema: project },
  users: { path: '/organization/users', query: {}, schema: user },
} as const

/** First page of a list; `organization` is the answer's header. */
export async function firstListPage(get: Get, name: ListName, options: Bounded): Promise<{ records: DirectoryRecord[]; progress: ListProgress; organization: string | null }> {
  const { path, query, schema } = LISTS[name]
  const { items, after, organization } = await readListPage(get, { path, query, ...options })
  return { records: readEntries(items, schema).records, progress: after === null ? { state: 'complete' } : { state: 'partial', after }, organization }
}

/**
 * Projects, people and the keys of every project, together with what is known already.
 * There is no list of all keys: one per project, a few at a time. @throws the provider's errors, RateLimited among them.
 */
export async function readDirectory(get: Get, known: KnownDirectory, options: Bounded): Promise<Directory> {
  const [projects, users] = await Promise.all([restOf(get, 'projects', known.projects, options), restOf(get, 'users', known.users, options)])
  const listed = [...known.records, ...projects.records, ...users.records]
  const keys = await readKeys(get, listed.filter(({ kind }) => kind === 'project'), options)
  const denied = [projects.denied && 'projects' as const, users.denied && 'users' as const, keys.denied && 'api_keys' as const].filter((part) => part !== false)
  const unreadable = projects.unreadable + users.unreadable + keys.unreadable
  return { records: merge([...listed, ...keys.records]), denied, complete: denied.length === 0 && unreadable === 0 }
}

async function restOf(get: Get, name: ListName, progress: ListProgress, options: Bounded): Promise<Read> {
  if (progress.state === 'complete' || progress.state === 'denied') return { records: [], denied: progress.state === 'denied', unreadable: 0 }
  const { path, query, schema } = LISTS[name]
  return readPart(get, { path, query, ...options, after: progress.state === 'partial' ? progress.after : undefined }, schema)
}

async function readPart<T extends DirectoryRecord>(get: Get, request: ListRequest, schema: z.ZodType<T>): Promise<Read> {
  try {
    return { ...readEntries(await readList(get, request), schema), denied: false }
  } catch (error) {
    if (error instanceof MissingScope) return { records: [], denied: true, unreadable: 0 }
    throw error
  }
}

async function readKeys(get: Get, projects: DirectoryRecord[], { maxPages, signal }: Bounded): Promise<Read> {
  const found: DirectoryRecord[][] = []
  const lists = { read: 0, refused: 0, unreadable: 0 }
  await eachSideBySide(projects, KEY_LISTS_AT_ONCE, async ({ externalId }, stop) => {
    if (lists.read === 0 && lists.refused >= KEY_LISTS_AT_ONCE) return
    const path = `/organization/projects/${encodeURIComponent(externalId)}/api_keys`
    try {
      const keys = readEntries(await readList(get, { path, query: { owner_project_access: 'any' }, maxPages, signal: stop }), apiKey(externalId))
      found.push(keys.records.flat())
      lists.unreadable += keys.unreadable
      lists.read++
    } catch (error) {
      if (error instanceof MissingScope) lists.refused++
      else if (error instanceof Refused) lists.unreadable++
      else if (!(error instanceof NotThere)) throw error
    }
  }, signal)
  const denied = lists.read === 0 && lists.refused > 0
  return { records: found.flat(), denied, unreadable: lists.unreadable + (denied ? 0 : lists.refused) }
}

function readEntries<T>(items: readonly unknown[], schema: z.ZodType<T>): { records: T[]; unreadable: number } {
  const read = items.map((item) => schema.safeParse(item))
  const records = read.flatMap((entry) => (entry.success ? [entry.data] : []))
  return { records, unreadable: read.length - records.length }
}

/** One record per thing. What a key says about its owner's kind wins; names come from whoever has them. */
function merge(records: readonly DirectoryRecord[]): DirectoryRecord[] {
  const byId = new Map<string, DirectoryRecord>()
  for (const record of records) {
    const id = `${record.kind} ${record.externalId}`
    const first = byId.get(id)
    byId.set(id, first ? { ...first, name: first.name ?? record.name, email: first.email ?? record.email, personKind: record.personKind ?? first.personKind } : record)
  }
  return [...byId.values()]
}
