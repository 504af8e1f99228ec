import 'server-only'
import { z } from 'zod'
import type { ReadTx } from '@/lib/platform/tenant'

type Where = { organizationId: string; connectorIds: string[] }
export type Name = { label: string; note: string | null }
const Labels = z.tuple([z.object({ ids: z.array(z.string()).nullable(), names: z.array(z.string()).nullable() })])

/** The names alone, of all projects or API keys by id: for choosing from thousands. Those without one are not among them. */
export async function plainNames(tx: ReadTx, { organizationId, connectorIds }: Where, kind: 'project' | 'api_key'): Promise<Map<string, string>> {
  const [{ ids, names }] = Labels.parse((await tx.query(
    `select array_to_json(array_agg("externalId")) as ids, array_to_json(array_agg(coalesce(name, ''))) as names from (
       select "externalId", name from "DirectoryEntry" where "organizationId" = $1 and "connectorId" = any($2::uuid[]) and kind = $3 order by state <> 'active' desc) entries`, [organizationId, connectorIds, kind])).rows)
  // The last of an id counts, and those that are active come last.
  const found = new Map(ids?.map((id, index) => [id, names?.[index] ?? '']))
  for (const [id, name] of found) if (name === '') found.delete(id)
  return found
}

const Entries = z.array(z.object({ id: z.string(), name: z.string().nullable(), state: z.string(), parent: z.string().nullable() }))

/** The names of projects or API keys by id, of all or of some; what the vendor forgot keeps its name and says so. A key's note is its project. */
export async function namesOf(tx: ReadTx, { organizationId, connectorIds }: Where, kind: 'project' | 'api_key', ids: string[] | null = null): Promise<Map<string, Name>> {
  const rows = Entries.parse((await tx.query(
    `select e."externalId" as id, nullif(e.name, '') as name, e.state, p.name as parent from "DirectoryEntry" e
       left join "DirectoryEntry" p on p."connectorId" = e."connectorId" and p.kind = 'project' and p."externalId" = e."parentId"
     where e."organizationId" = $1 and e."connectorId" = any($2::uuid[]) and e.kind = $3 and ($4::text[] is null or e."externalId" = any($4)) order by e.state <> 'active'`, [organizationId, connectorIds, kind, ids])).rows)
  const names = new Map<string, Name>()
  for (const { id, name, state, parent } of rows) {
    const gone = state === 'active' ? null : state === 'deleted' && kind === 'api_key' ? 'deleted key' : state
    if (!names.has(id)) names.set(id, { label: name ?? id, note: [parent, gone].filter((part) => part !== null).join(' · ') || null })
  }
  return names
}
