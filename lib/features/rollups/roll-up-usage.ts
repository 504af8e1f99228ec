import 'server-only'
import type { Day } from '@/lib/domain/day'
import { MEASURES, type UsageService } from '@/lib/domain/services'
import type { Scope } from '@/lib/features/ingest/scope'
import type { SqlTx } from '@/lib/platform/tenant'

const columns = MEASURES.map((measure) => `"${measure}"`).join(', ')
const sums = MEASURES.map((measure) => `sum(f."${measure}")`).join(', ')

const WORK = `insert into "WorkRollup" ("organizationId", "connectorId", day, service, model, batch, "serviceTier", rows, ${columns})
  select $1::uuid, $2::uuid, f.day, f.service, s.model, s.batch, s."serviceTier", count(*), ${sums}
  from "UsageDay" f join "Series" s on s.id = f."seriesId"
  where f."organizationId" = $1 and f."connectorId" = $2 and f.day = any($3::date[]) and f.service = $4
  group by f.day, f.service, s.model, s.batch, s."serviceTier", f.input_tokens is null, f.input_uncached_tokens is null, f.reasoning_tokens is null`

/** Which of the three a row is grouped by, as bits of those it is not: a number sorts in half the time of its name. */
const ONE = 'grouping(s."projectId", s."userId", s."apiKeyId")'
const THINGS = `insert into "ThingRollup" ("organizationId", "connectorId", day, kind, service, ids, rows, requests, "inputTokens", "outputTokens")
  select $1::uuid, $2::uuid, day, case one when 3 then 'project' when 5 then 'user' else 'apiKey' end, $4, array_agg(id), array_agg(rows), array_agg(requests), array_agg(input), array_agg(output) from (
    select f.day, ${ONE} as one, case ${ONE} when 3 then s."projectId" when 5 then s."userId" else s."apiKeyId" end as id,
      count(*)::int as rows, sum(f.num_model_requests)::bigint as requests, sum(f.input_tokens)::bigint as input, sum(f.output_tokens)::bigint as output
    from "UsageDay" f join "Series" s on s.id = f."seriesId"
    where f."organizationId" = $1 and f."connectorId" = $2 and f.day = any($3::date[]) and f.service = $4
    group by f.day, grouping sets ((s."projectId"), (s."userId"), (s."apiKeyId"))) things
  group by day, one`

/** Sums the stored usage of one service on these days anew. Runs inside the transaction that changed them, so the sums cannot drift. */
export async function rollUpUsage(tx: SqlTx, { organizationId, connectorId }: Scope, service: UsageService, days: Day[]): Promise<void> {
  if (!days.length) return
  const given = [organizationId, connectorId, days, service]
  await tx.query('delete from "WorkRollup" where "organizationId" = $1 and "connectorId" = $2 and day = any($3::date[]) and service = $4', given)
  await tx.query(`delete from "ThingRollup" where "organizationId" = $1 and "connectorId" = $2 and kind = any('{project,user,apiKey}') and day = any($3::date[]) and service = $4`, given)
  await tx.query(WORK, given)
  await tx.query(THINGS, given)
}
