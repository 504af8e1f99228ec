import 'server-only'
import { z } from 'zod'
import type { Context } from '@/lib/features/viewer/context'
import type { SqlTx } from '@/lib/platform/tenant'

const Names = z.array(z.object({ id: z.string(), label: z.string() }))

/** Today's names by id: members by e-mail, connectors, jobs, people of the directory. An event holds ids only, so that a name can change or go. */
export async function auditNames(tx: SqlTx, ctx: Context): Promise<Map<string, string>> {
  const { rows } = await tx.query(
    `select u.id::text as id, u.email as label from "User" u join "Membership" m on m."userId" = u.id where m."organizationId" = $1
     union all select id::text, name from "Connector" where "organizationId" = $1
     union all select id::text, name from "Organization" where id = $1
     union all select id, name from "JobFunction"
     union all select "externalId", coalesce(nullif(name, ''), email, "externalId") from "DirectoryEntry" where "organizationId" = $1 and kind = 'user'`, [ctx.organizationId])
  return new Map(Names.parse(rows).map(({ id, label }) => [id, label]))
}
