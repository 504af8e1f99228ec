import 'server-only'
import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import type { Scope } from '@/lib/features/ingest/scope'
import type { SqlTx } from '@/lib/platform/tenant'
import type { ListPage, PullRow } from '../connector-detail'
import { listPage } from './list-page'

const Rows = z.array(z.object({
  id: z.uuid(), startedAt: z.date().transform((at) => at.toISOString()), durationMs: z.coerce.number().nullable(), service: z.string(), width: z.string(), reason: z.string(),
  from: Day, to: Day, rows: z.number(), rejectedRows: z.number(), changedDays: z.number(), error: z.string().nullable(),
}))

/** The pull history, newest first. */
export const readPulls = (tx: SqlTx, { organizationId, connectorId }: Scope, page: number): Promise<ListPage<PullRow>> => listPage(tx, Rows,
  `select id, "startedAt", round(extract(epoch from "finishedAt" - "startedAt") * 1000) as "durationMs", service, width, reason, "fromDay" as "from", "toDay" as "to",
     rows, "rejectedRows", "changedDays", coalesce("errorMessage", "errorCode") as error
   from "Pull" where "organizationId" = $1 and "connectorId" = $2 order by "startedAt" desc, service, id`, [organizationId, connectorId], page)
