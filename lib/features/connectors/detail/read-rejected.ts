import 'server-only'
import { z } from 'zod'
import { Day } from '@/lib/domain/day'
import type { Scope } from '@/lib/features/ingest/scope'
import type { SqlTx } from '@/lib/platform/tenant'
import type { ConnectorDetail } from '../connector-detail'

const RAW_SHOWN = 5
const GROUPS_SHOWN = 50

const Groups = z.array(z.object({
  service: z.string(), reason: z.string(), rows: z.coerce.number(), from: Day.nullable(), to: Day.nullable(), seenAt: z.date().transform((at) => at.toISOString()), raw: z.array(z.string()),
}))
const Total = z.tuple([z.object({ total: z.coerce.number() })])

/** Hours are a view of the days: their bad rows are those of the days once more. */
const MINE = `"organizationId" = $1 and "connectorId" = $2 and service not like '%\\_hourly'`

/** Rows that could not be read and are counted nowhere, by service and reason, most first; of each reason the newest few as received. */
export async function readRejected(tx: SqlTx, { organizationId, connectorId }: Scope): Promise<ConnectorDetail['rejected']> {
  const mine = [organizationId, connectorId]
  const [{ total }] = Total.parse((await tx.query(`select count(*) as total from "RejectedRow" where ${MINE}`, mine)).rows)
  const groups = Groups.parse((await tx.query(
    `select service, reason, count(*) as rows, min(day) as "from", max(day) as "to", max("seenAt") as "seenAt", (array_agg(raw order by day desc nulls last, raw))[1:${RAW_SHOWN}] as raw
     from "RejectedRow" where ${MINE} group by service, reason order by rows desc, service, reason limit ${GROUPS_SHOWN}`, mine)).rows)
  return { total, groups }
}
