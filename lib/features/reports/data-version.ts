import 'server-only'
import { z } from 'zod'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { inTenantSql } from '@/lib/platform/tenant'

const Row = z.tuple([z.object({ version: z.string() })])

/**
 * A text that changes when anything a report shows may have changed: a stored day, a pull, a connector's state, a name, a model's tier.
 * Cheap enough to ask every few seconds. @throws NotAllowed
 */
export async function dataVersion(ctx: Context): Promise<{ version: string }> {
  authorize(ctx, 'report:read')
  return inTenantSql(ctx, async (tx) => {
    const [row] = Row.parse((await tx.query(
      `select concat_ws('/',
         (select extract(epoch from max("changedAt"))::text from "DayState" where "organizationId" = $1),
         (select md5(string_agg(concat_ws(' ', id, state, name, "lastSyncFinishedAt", "lastErrorCode", "settledThrough"), ',' order by id)) from "Connector" where "organizationId" = $1 and state <> 'draft'),
         (select extract(epoch from max("updatedAt"))::text from "DirectoryEntry" where "organizationId" = $1),
         (select md5(string_agg(concat_ws(' ', model, coalesce(tier, '-'), coalesce(reasoning, '-')), ',' order by model)) from "ModelTier" where "organizationId" = $1)) as version`, [ctx.organizationId])).rows)
    return row
  }, 'read')
}
