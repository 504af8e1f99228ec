import 'server-only'
import { z } from 'zod'
import { authorize, type Context } from '@/lib/features/viewer/context'
import { nowMs } from '@/lib/platform/clock'
import { inTenantSql } from '@/lib/platform/tenant'

const Row = z.tuple([z.object({ version: z.string() })])

const HOUR_MS = 3_600_000

/**
 * A text that changes when anything a report shows may have changed: a stored day, a pull, a connector's state, a name, a model's tier; and with the hour, since a
 * new day begins and a connector becomes late by the clock alone. Days are summed up, since the latest may be stored before an earlier one is.
 * Cheap enough to ask every few seconds. @throws NotAllowed
 */
export async function dataVersion(ctx: Context): Promise<{ version: string; organizationId: string }> {
  authorize(ctx, 'report:read')
  return inTenantSql(ctx, async (tx) => {
    const [row] = Row.parse((await tx.query(
      `select concat_ws('/',
         (select concat(count(*), ' ', sum(extract(epoch from "changedAt"))) from "DayState" where "organizationId" = $1),
         (select md5(string_agg(concat_ws(' ', id, state, name, "lastSyncFinishedAt", "lastErrorCode", "settledThrough"), ',' order by id)) from "Connector" where "organizationId" = $1 and state <> 'draft'),
         (select extract(epoch from max("updatedAt"))::text from "DirectoryEntry" where "organizationId" = $1),
         (select md5(string_agg(concat_ws(' ', model, coalesce(tier, '-'), coalesce(reasoning, '-')), ',' order by model)) from "ModelTier" where "organizationId" = $1)) as version`, [ctx.organizationId])).rows)
    return { version: `${row.version}/${Math.floor(nowMs() / HOUR_MS)}`, organizationId: ctx.organizationId }
  }, 'read')
}
