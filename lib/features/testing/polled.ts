import { randomUUID } from 'node:crypto'
import { jitterMs } from '@/lib/features/connectors/next-poll'
import { insertConnector } from './saved-connector'
import { makeOrganization } from './simulated'
import { inTenantSql } from '@/lib/platform/tenant'

function promptId(): string {
  for (;;) {
    const id = randomUUID()
    if (jitterMs(id) === 0) return id
  }
}

/** A new organization with one saved connector that has read nothing yet and is polled without delay. */
export async function polledConnector(key: string, historyDays: number, savedAt: Date) {
  const organization = await makeOrganization()
  const scope = await insertConnector(organization.admin, key, promptId())
  await inTenantSql(scope, (tx) => tx.query(`update "Connector" set "historyDays" = $1, "savedAt" = $2`, [historyDays, savedAt]))
  return { ...organization, ...scope }
}

const rows = async (scope: { organizationId: string }, sql: string) => inTenantSql(scope, async (tx) => (await tx.query<Record<string, unknown>>(sql)).rows, 'read')
const MEASURES = `to_jsonb(f) - 'seriesId' - 'organizationId' - 'connectorId' as row, encode(s.hash, 'hex') as series`

/** Every fact of an organization, by what it is and not by the ids it has here: equal for equal content. */
export const factsOf = async (scope: { organizationId: string }) => ({
  usage: await rows(scope, `select ${MEASURES} from "UsageDay" f join "Series" s on s.id = f."seriesId" order by series, f.day`),
  hours: await rows(scope, `select ${MEASURES} from "UsageHour" f join "Series" s on s.id = f."seriesId" order by series, f.hour`),
  costs: await rows(scope, `select f.day, f.amount::text, f.quantity::text, encode(s.hash, 'hex') as series from "CostDay" f join "Series" s on s.id = f."seriesId" order by series, f.day`),
  attributed: await rows(scope, `select f.day, f.amount::text, f.basis, encode(c.hash, 'hex') as cost, encode(u.hash, 'hex') as usage from "AttributedCost" f join "Series" c on c.id = f."costSeriesId" left join "Series" u on u.id = f."usageSeriesId" order by cost, usage, f.day`),
  names: await rows(scope, `select kind, "externalId", name, state from "DirectoryEntry" order by 1, 2`),
  days: await rows(scope, `select service, day, "contentHash" from "DayState" order by 1, 2`),
})
