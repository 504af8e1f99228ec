import 'server-only'
import { z } from 'zod'
import { PulledService } from '@/lib/domain/services'
import { providerOf } from '@/lib/features/connectors/provider-of'
import type { ReadTx } from '@/lib/platform/tenant'
import { cells, usage } from '../facts/sources'
import type { Origin } from '../provenance-model'
import { BOUND, bound, type ReportConnector, type ReportScope } from '../report-scope'

const Reads = z.array(z.object({ connectorId: z.uuid(), service: PulledService, days: z.number(), oldest: z.date(), newest: z.date(), ungroupedDays: z.number() }))

/** Which pulls the rows came from: endpoint and grouping as the provider asks, and when the days of the period were last fetched. */
export async function originsOf(tx: ReadTx, scope: ReportScope, services: PulledService[], connectors: ReportConnector[]): Promise<Origin[]> {
  const rows = Reads.parse((await tx.query(
    `select f."connectorId", f.service, count(*)::int as days, min(f."fetchedAt") as oldest, max(f."fetchedAt") as newest,
       case when f.service = 'costs' then (select count(distinct c.day)::int from "CostDay" c join "Series" s on s.id = c."seriesId"
         where c."organizationId" = $1 and c."connectorId" = f."connectorId" and c.day between $3::date and $4::date and s."apiKeyGrouped" is not true) else 0 end as "ungroupedDays"
     from "DayState" f where ${BOUND} and f.service = any($5::text[]) group by 1, 2 order by 1, 2`, [...bound(scope), services])).rows)
  return connectors.flatMap(({ id, name, provider }) => services.map((service): Origin => {
    const { endpoint, groupBy } = providerOf(provider).source(service)
    const read = rows.find((row) => row.connectorId === id && row.service === service)
    return { connector: name, service, endpoint, groupBy: [...groupBy], days: read?.days ?? 0, ungroupedDays: read?.ungroupedDays ?? 0, oldest: read?.oldest.toISOString() ?? null, newest: read?.newest.toISOString() ?? null }
  }))
}

const Services = z.array(z.object({ service: PulledService }))

/** The usage that dollars were spread over, or that people were seen in. */
export async function usageServices(tx: ReadTx, scope: ReportScope, of: 'allocation' | 'people'): Promise<PulledService[]> {
  const { from, where, values } = of === 'allocation' ? cells(scope) : usage(scope)
  return Services.parse((await tx.query(`select distinct ${of === 'allocation' ? 'u' : 'f'}.service from ${from} where ${where} and ${of === 'allocation' ? 'u.service' : 's."userId"'} is not null order by 1`, values)).rows).map(({ service }) => service)
}

const Rejected = z.tuple([z.object({ rows: z.string() })])

/** Rows of the period that could not be read: in no figure, and said so. */
export async function rejectedRows(tx: ReadTx, scope: ReportScope, services: PulledService[]): Promise<string> {
  const [{ rows }] = Rejected.parse((await tx.query(`select count(*)::text as rows from "RejectedRow" f where ${BOUND} and f.service = any($5::text[])`, [...bound(scope), services])).rows)
  return rows
}
