import 'server-only'
import { withoutRemovedNames } from '@/lib/features/people/without-removed-names'
import type { DirectoryRecord } from '@/lib/providers/records'
import type { SqlTx } from '@/lib/platform/tenant'
import { lockedState } from './lock-connector'
import type { Scope } from './scope'

/**
 * Stores the names of ids. Entries that a complete list no longer has are kept and marked deleted: usage still speaks of them.
 * `read`: the kinds whose list was read to its end. A connector that is gone or paused by now gets no names, and a removed name does not come back.
 */
export async function storeDirectory(tx: SqlTx, scope: Scope, fetched: DirectoryRecord[], read: DirectoryRecord['kind'][], at: Date): Promise<void> {
  const state = await lockedState(tx, scope)
  if (state !== 'active' && state !== 'draft') return
  const { records, complete } = await withoutRemovedNames(tx, scope.organizationId, fetched, read)
  const byKey = new Map(records.map((record) => [`${record.kind} ${record.externalId}`, record]))
  const rows = [...byKey.values()]
  const column = <K extends keyof DirectoryRecord>(name: K) => rows.map((row) => row[name])
  await tx.query(`insert into "DirectoryEntry" ("organizationId", "connectorId", kind, "externalId", name, email, "personKind", "parentId", "ownerId", state, "updatedAt")
    select $1::uuid, $2::uuid, r.kind, r.id, r.name, lower(r.email), r.person, r.parent, r.owner, r.state, $3::timestamptz
    from unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[]) as r(kind, id, name, email, person, parent, owner, state)
    on conflict ("connectorId", kind, "externalId") do update set name = excluded.name, email = excluded.email, "personKind" = excluded."personKind",
      "parentId" = excluded."parentId", "ownerId" = excluded."ownerId", state = excluded.state, "updatedAt" = excluded."updatedAt"
    where "DirectoryEntry"."updatedAt" <= excluded."updatedAt"`,
    [scope.organizationId, scope.connectorId, at, column('kind'), column('externalId'), column('name'), column('email'), column('personKind'), column('parentId'), column('ownerId'), column('state')])
  await tx.query(`update "DirectoryEntry" set state = 'deleted' where "organizationId" = $1 and "connectorId" = $2 and kind = any($3::text[]) and "updatedAt" < $4 and state <> 'deleted'`,
    [scope.organizationId, scope.connectorId, complete, at])
}
