import 'server-only'
import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { inTenantSql } from '@/lib/platform/tenant'

/** A removed connector whose days stay in the reports. `from` and `to`: its first and last day, null when it has none. */
const KeptHistory = z.object({ id: z.uuid(), name: z.string(), provider: z.string(), vendorOrganizationId: z.string().nullable(), from: Day.nullable(), to: Day.nullable() })
export type KeptHistory = z.infer<typeof KeptHistory>

/** What was removed and kept, by name. @throws NotAllowed */
export async function listKeptHistories(ctx: Context): Promise<KeptHistory[]> {
  authorize(ctx, 'connector:read')
  return inTenantSql(ctx, async (tx) => z.array(KeptHistory).parse((await tx.query(
    `select c.id, c.name, c.provider, c."vendorOrganizationId", min(s.day) as "from", max(s.day) as "to" from "Connector" c
     left join "DayState" s on s."organizationId" = c."organizationId" and s."connectorId" = c.id
     where c."organizationId" = $1 and c.state = 'removed' group by c.id order by c.name, c.id`, [ctx.organizationId])).rows), 'read')
}
