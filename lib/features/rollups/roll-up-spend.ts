import 'server-only'
import type { Day } from '@/lib/domain/day'
import type { Scope } from '@/lib/features/ingest/scope'
import type { SqlTx } from '@/lib/platform/tenant'

const BILLED = `insert into "SpendRollup" ("organizationId", "connectorId", day, spread, currency, "lineItem", "quantityUnit", "apiKeyGrouped", rows, amount, quantity)
  select $1::uuid, $2::uuid, f.day, false, s.currency, s."lineItem", s."quantityUnit", s."apiKeyGrouped", count(*), sum(f.amount), sum(f.quantity)
  from "CostDay" f join "Series" s on s.id = f."seriesId"
  where f."organizationId" = $1 and f."connectorId" = $2 and f.day = any($3::date[])
  group by f.day, s.currency, s."lineItem", s."quantityUnit", s."apiKeyGrouped"`

const SPREAD = `insert into "SpendRollup" ("organizationId", "connectorId", day, spread, currency, "lineItem", "usageService", batch, "serviceTier", rows, amount)
  select $1::uuid, $2::uuid, f.day, true, s.currency, s."lineItem", u.service, u.batch, u."serviceTier", count(*), sum(f.amount)
  from "AttributedCost" f join "Series" s on s.id = f."costSeriesId" left join "Series" u on u.id = f."usageSeriesId"
  where f."organizationId" = $1 and f."connectorId" = $2 and f.day = any($3::date[])
  group by f.day, s.currency, s."lineItem", u.service, u.batch, u."serviceTier"`

const BILLED_THINGS = `insert into "ThingSpendRollup" ("organizationId", "connectorId", day, kind, currency, "apiKeyGrouped", ids, rows, amounts)
  select $1::uuid, $2::uuid, day, case one when 1 then 'project' else 'apiKey' end, currency, grouped, array_agg(id), array_agg(rows), array_agg(amount) from (
    select f.day, s.currency, s."apiKeyGrouped" as grouped, grouping(s."projectId", s."apiKeyId") as one,
      case grouping(s."projectId", s."apiKeyId") when 1 then s."projectId" else s."apiKeyId" end as id, count(*)::int as rows, sum(f.amount) as amount
    from "CostDay" f join "Series" s on s.id = f."seriesId"
    where f."organizationId" = $1 and f."connectorId" = $2 and f.day = any($3::date[])
    group by f.day, s.currency, s."apiKeyGrouped", grouping sets ((s."projectId"), (s."apiKeyId"))) things
  group by day, one, currency, grouped`

const SPREAD_THINGS = `insert into "ThingSpendRollup" ("organizationId", "connectorId", day, kind, currency, ids, rows, amounts)
  select $1::uuid, $2::uuid, day, 'user', currency, array_agg(id), array_agg(rows), array_agg(amount) from (
    select f.day, s.currency, u."userId" as id, count(*)::int as rows, sum(f.amount) as amount
    from "AttributedCost" f join "Series" s on s.id = f."costSeriesId" left join "Series" u on u.id = f."usageSeriesId"
    where f."organizationId" = $1 and f."connectorId" = $2 and f.day = any($3::date[])
    group by f.day, s.currency, u."userId") things
  group by day, currency`

/** Sums the billed dollars of these days anew. Runs inside the transaction that changed them, so the sums cannot drift. */
export const rollUpBilled = (tx: SqlTx, scope: Scope, days: Day[]): Promise<void> => renew(tx, scope, days, { spread: false, kinds: ['project', 'apiKey'], statements: [BILLED, BILLED_THINGS] })

/** Sums the attributed dollars of these days anew, likewise. */
export const rollUpSpread = (tx: SqlTx, scope: Scope, days: Day[]): Promise<void> => renew(tx, scope, days, { spread: true, kinds: ['user'], statements: [SPREAD, SPREAD_THINGS] })

type Sums = { spread: boolean; kinds: string[]; statements: string[] }

async function renew(tx: SqlTx, { organizationId, connectorId }: Scope, days: Day[], { spread, kinds, statements }: Sums): Promise<void> {
  if (!days.length) return
  const given = [organizationId, connectorId, days]
  await tx.query('delete from "SpendRollup" where "organizationId" = $1 and "connectorId" = $2 and day = any($3::date[]) and spread = $4', [...given, spread])
  await tx.query('delete from "ThingSpendRollup" where "organizationId" = $1 and "connectorId" = $2 and day = any($3::date[]) and kind = any($4::text[])', [...given, kinds])
  for (const statement of statements) await tx.query(statement, given)
}
