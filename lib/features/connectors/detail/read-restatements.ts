import 'server-only'
import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import { DecimalText } from '@/lib/domain/money'
import type { Scope } from '@/lib/features/ingest/scope'
import type { SqlTx } from '@/lib/platform/tenant'
import type { ListPage, RestatementRow } from '../connector-detail'
import { listPage } from './list-page'

const Rows = z.array(z.object({
  id: z.uuid(), seenAt: z.date().transform((at) => at.toISOString()), day: Day, service: z.string(), measure: z.string(), oldValue: DecimalText, newValue: DecimalText, difference: DecimalText,
}))

/** Settled days that changed afterwards, newest finding first. Dollars and counts are subtracted exactly, in SQL. */
export const readRestatements = (tx: SqlTx, { organizationId, connectorId }: Scope, page: number): Promise<ListPage<RestatementRow>> => listPage(tx, Rows,
  `select id, "seenAt", day, service, measure, trim_scale("oldValue")::text as "oldValue", trim_scale("newValue")::text as "newValue", trim_scale("newValue" - "oldValue")::text as difference
   from "Restatement" where "organizationId" = $1 and "connectorId" = $2 order by "seenAt" desc, day desc, service, measure, id`, [organizationId, connectorId], page)
