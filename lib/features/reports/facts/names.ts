import 'server-only'
import { z } from 'zod'
import type { ReadTx } from '@/lib/platform/tenant'

type Where = { organizationId: string; connectorIds: string[] }
export type Name = { label: string; note: string | null }
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
