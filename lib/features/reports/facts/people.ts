import 'server-only'
import { z } from 'zod'
import type { ReadTx } from '@/lib/platform/tenant'

const Entry = z.object({ id: z.string(), name: z.string().nullable(), email: z.string().nullable(), personKind: z.string().nullable(), state: z.string() })
const Entries = z.array(Entry)
type Entry = z.infer<typeof Entry>
type Where = { organizationId: string }

export type Person = { id: string; label: string; note: string | null; serviceAccount: boolean; kindKnown: boolean }
/** `ids`: user id → person. A person is one lower-case e-mail over all connectors, known by the smallest of its user ids. */
export type People = { ids: Map<string, string>; persons: Map<string, Person> }

/** The person behind a user id; who is in no directory is a person of its own. */
export const personOf = (people: People, userId: string): string => people.ids.get(userId) ?? userId

const NOTES: Record<string, string> = { deleted: 'deleted', archived: 'archived' }

/**
 * Everyone the directories know, merged by e-mail: over all connectors, whichever a report covers, so that a person keeps its id, page and link
 * when the connectors are narrowed. A draft's people are not among them until it is saved, but for who must not miss any. `userIds`: only those
 * and who is one person with them, which is the same person as among all.
 */
export async function readPeople(tx: ReadTx, where: Where, { of = 'saved', userIds = null }: { of?: 'saved' | 'with drafts'; userIds?: string[] | null } = {}): Promise<People> {
  if (userIds?.length === 0) return merged([])
  for (let known = userIds; ;) {
    const entries = await entriesOf(tx, where, of === 'with drafts', known)
    if (known === null) return merged(entries)
    // Whose e-mail another id has too may have further ones under that id.
    const found: string[] = [...new Set([...known, ...entries.map(({ id }) => id)])]
    if (found.length === known.length) return merged(entries)
    known = found
  }
}

/** In the order that decides by which id a person is known. */
const entriesOf = async (tx: ReadTx, { organizationId }: Where, drafts: boolean, userIds: string[] | null): Promise<Entry[]> => Entries.parse((await tx.query(
  `select e."externalId" as id, e.name, e.email, e."personKind", e.state from "DirectoryEntry" e join "Connector" c on c.id = e."connectorId" and ($2 or c.state <> 'draft')
   where e."organizationId" = $1 and e.kind = 'user' ${userIds ? `and (e."externalId" = any($3::text[]) or e.email in (select o.email from "DirectoryEntry" o where o."organizationId" = $1 and o.kind = 'user' and o."externalId" = any($3)))` : ''}
   order by e."externalId", e.email nulls last, e.name nulls last, e."connectorId"`, [organizationId, drafts, ...(userIds ? [userIds] : [])])).rows)

function merged(entries: Entry[]): People {
  const byEmail = new Map<string, string>()
  const people: People = { ids: new Map(), persons: new Map() }
  for (const entry of entries) {
    const id = people.ids.get(entry.id) ?? (entry.email ? (byEmail.get(entry.email) ?? entry.id) : entry.id)
    if (entry.email && !byEmail.has(entry.email)) byEmail.set(entry.email, id)
    people.ids.set(entry.id, id)
    const marks = [entry.personKind === 'service_account' ? 'service account' : entry.personKind === null ? 'kind unknown' : null, NOTES[entry.state] ?? null]
    const email = entry.name && entry.email ? entry.email : null
    const note = [email, ...marks].filter((part) => part !== null).join(' · ') || null
    if (!people.persons.has(id)) people.persons.set(id, { id, label: entry.name ?? entry.email ?? entry.id, note, serviceAccount: entry.personKind === 'service_account', kindKnown: entry.personKind !== null })
  }
  return people
}
