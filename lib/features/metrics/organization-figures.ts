import 'server-only'
import { z } from 'zod'
import { nowMs } from '@/lib/platform/clock'
import { inTenantSql } from '@/lib/platform/tenant'
import { WINDOW_MS } from './installation'

const count = z.coerce.number()
const Pulls = z.array(z.object({ connectorId: z.uuid(), service: z.string(), error: z.string().nullable(), pulls: count }))
const Counts = z.array(z.object({ connectorId: z.uuid(), rows: count }))
export type OrganizationFigures = { pulls: z.infer<typeof Pulls>; setAside: z.infer<typeof Counts>; restatements: z.infer<typeof Counts> }

/** Of the named connectors of one organization: pulls that ended in the last 24 hours, rows set aside now, restatements ever. */
export const organizationFigures = (organizationId: string, connectorIds: string[]): Promise<OrganizationFigures> => inTenantSql({ organizationId }, async (tx) => {
  const mine = [organizationId, connectorIds]
  const since = new Date(nowMs() - WINDOW_MS)
  return {
    pulls: Pulls.parse((await tx.query(
      `select "connectorId", service, "errorCode" as error, count(*) as pulls from "Pull"
       where "organizationId" = $1 and "connectorId" = any($2::uuid[]) and "startedAt" > $3 and "finishedAt" is not null group by 1, 2, 3`, [...mine, since])).rows),
    setAside: Counts.parse((await tx.query(
      `select "connectorId", count(*) as rows from "RejectedRow" where "organizationId" = $1 and "connectorId" = any($2::uuid[]) and service not like '%\\_hourly' group by 1`, mine)).rows),
    restatements: Counts.parse((await tx.query(
      `select "connectorId", count(*) as rows from "Restatement" where "organizationId" = $1 and "connectorId" = any($2::uuid[]) group by 1`, mine)).rows),
  }
}, 'read')
