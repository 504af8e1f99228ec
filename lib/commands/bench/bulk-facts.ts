import type { Client } from 'pg'

import { daysOf, lastDays, type Day, type DayRange } from '@/lib/domain/day'
import { PULLED_SERVICES } from '@/lib/domain/services'
import type { Scope } from '@/lib/features/ingest/scope'
import { today } from '@/lib/platform/clock'

/** Half of the days are those of a report of 90 days, half are those it is compared with. */
const BULK_DAYS = 180
const [PROJECTS, PEOPLE, KEYS, MODELS, VARIANTS] = [400, 1000, 5000, 60, 6]
/** Without a common divisor with the number of series, so that a day's series are spread over all keys, models and projects. */
const STRIDE = 101
const DAYS_AT_ONCE = 30

type Bulk = { organizationId: string; connectorId: string; facts: number; range?: DayRange }

/**
 * Fills an organization by SQL: `facts` rows of UsageDay spread evenly over the days, always with the same 400 projects, 1,000 people, 5,000
 * keys and 60 models. Dollars are consistent: every AttributedCost is caused by a usage row, and CostDay is their exact sum.
 */
export async function fillOrganization(superuser: Client, { organizationId, connectorId, facts, range = lastDays(today(), BULK_DAYS) }: Bulk): Promise<void> {
  const ids = [organizationId, connectorId]
  const series = KEYS * VARIANTS
  await superuser.query('begin')
  // Nothing is known yet of what was just made: joins are hashed, whatever the planner thinks.
  await superuser.query(`set local work_mem = '256MB'; set local enable_nestloop = off; set local enable_mergejoin = off`)
  await superuser.query(`create temporary table bulk_series on commit drop as
    select n, n % ${KEYS} as key, (n / ${KEYS}) / 2 as choice, (n / ${KEYS}) % 2 = 1 as batch, ((n % ${KEYS}) * 7 + (n / ${KEYS}) / 2 * 20) % ${MODELS} as model from generate_series(0, ${series - 1}) n`)
  await superuser.query(`insert into "Series" ("organizationId", "connectorId", hash, service, "projectId", "userId", "apiKeyId", model, batch, "serviceTier")
    select $1::uuid, $2::uuid, sha256(('usage ' || n)::bytea), case when model >= ${MODELS - 5} then 'embeddings' else 'completions' end, 'proj_' || key % ${PROJECTS}, 'user-' || key % ${PEOPLE}, 'key_' || key,
      case when model >= ${MODELS - 5} then 'text-embedding-' || model else 'gpt-5.' || model || '-2026-01-01' end, batch, case when key % 20 = 0 then 'flex' else 'default' end from bulk_series order by n`, ids)
  await superuser.query(`insert into "Series" ("organizationId", "connectorId", hash, service, "projectId", "apiKeyId", "apiKeyGrouped", model, "lineItem", currency, "quantityUnit")
    select $1::uuid, $2::uuid, sha256(('cost ' || key || ' ' || choice)::bytea), 'costs', 'proj_' || key % ${PROJECTS}, 'key_' || key, true, name, name || case when key % 2 = 0 or model >= ${MODELS - 5} then ', input' else ', output' end, 'USD', 'tokens'
    from (select *, case when model >= ${MODELS - 5} then 'text-embedding-' || model else 'gpt-5.' || model || '-2026-01-01' end as name from bulk_series where not batch) b order by key, choice`, ids)
  await superuser.query(`create temporary table bulk_ids on commit drop as
    select b.n, b.key, u.id as usage, c.id as cost from bulk_series b
    join "Series" u on u."organizationId" = $1 and u."connectorId" = $2 and u.hash = sha256(('usage ' || b.n)::bytea)
    join "Series" c on c."organizationId" = $1 and c."connectorId" = $2 and c.hash = sha256(('cost ' || b.key || ' ' || b.choice)::bytea)`, ids)
  await superuser.query('analyze bulk_ids')
  await superuser.query(`create temporary table bulk_facts on commit drop as
    select d.day, b.usage, b.cost, (b.n * 13 + d.nth * 7) % 997 + 1 as weight
    from (select day::date, nth, generate_series(0, facts * (nth + 1) / days - facts * nth / days - 1) as i
      from (select day, (day::date - $1::date)::bigint as nth, ($2::date - $1::date + 1)::bigint as days, $3::bigint as facts from generate_series($1::date, $2::date, interval '1 day') day) each) d
    join bulk_ids b on b.n = (d.nth * 7919 + d.i * ${STRIDE}) % ${series}`, [range.from, range.to, facts])
  await superuser.query(`insert into "UsageDay" ("seriesId", day, "organizationId", "connectorId", service, num_model_requests, input_tokens, input_uncached_tokens, input_cached_tokens, output_tokens)
    select usage, day, $1::uuid, $2::uuid, s.service, weight, weight * 900, weight * 600, weight * 300, weight * 200 from bulk_facts f join "Series" s on s.id = f.usage order by day, usage`, ids)
  await superuser.query(`insert into "AttributedCost" ("costSeriesId", "usageSeriesId", day, "organizationId", "connectorId", amount, basis)
    select cost, usage, day, $1::uuid, $2::uuid, weight::numeric / 10000, 'allocated' from bulk_facts order by day, cost, usage`, ids)
  await superuser.query(`insert into "CostDay" ("seriesId", day, "organizationId", "connectorId", amount, quantity)
    select cost, day, $1::uuid, $2::uuid, sum(weight)::numeric / 10000, sum(weight) * 900 from bulk_facts group by day, cost order by day, cost`, ids)
  await fillStates(superuser, ids, range)
  await superuser.query('commit')
  await analyze(superuser, ['Series', 'UsageDay', 'CostDay', 'AttributedCost', 'DayState', 'DirectoryEntry'])
  await rollUp({ organizationId, connectorId }, daysOf(range))
  await analyze(superuser, ['WorkRollup', 'ThingRollup', 'SpendRollup', 'ThingSpendRollup'])
}

async function analyze(superuser: Client, tables: string[]): Promise<void> {
  for (const table of tables) await superuser.query(`vacuum analyze "${table}"`)
}

/** The sums that reports read, made by the code that always makes them. */
async function rollUp(scope: Scope, days: Day[]): Promise<void> {
  const [{ inTenantSql }, { rollUpUsage }, { rollUpBilled, rollUpSpread }] = await Promise.all([import('@/lib/platform/tenant'), import('@/lib/features/rollups/roll-up-usage'), import('@/lib/features/rollups/roll-up-spend')])
  for (let first = 0; first < days.length; first += DAYS_AT_ONCE) {
    const some = days.slice(first, first + DAYS_AT_ONCE)
    await inTenantSql(scope, async (tx) => {
      for (const service of ['completions', 'embeddings'] as const) await rollUpUsage(tx, scope, service, some)
      await rollUpBilled(tx, scope, some)
      await rollUpSpread(tx, scope, some)
    })
  }
}

/** Every day read, settled but for the last two; and names for everything. */
async function fillStates(superuser: Client, ids: string[], range: DayRange): Promise<void> {
  await superuser.query(`insert into "DayState" ("organizationId", "connectorId", service, day, "fetchedAt", "contentHash", "changedAt", "pullId")
    select $1::uuid, $2::uuid, service, d::date, now(), 'bulk', now(), gen_random_uuid() from unnest($5::text[]) service, generate_series($3::date, $4::date, interval '1 day') d`, [...ids, range.from, range.to, PULLED_SERVICES])
  await superuser.query(`insert into "DirectoryEntry" ("organizationId", "connectorId", kind, "externalId", name, email, "personKind", "parentId", state, "updatedAt")
    select $1::uuid, $2::uuid, 'project', 'proj_' || n, 'Project ' || n, null, null, null, 'active', now() from generate_series(0, ${PROJECTS - 1}) n
    union all select $1::uuid, $2::uuid, 'user', 'user-' || n, 'Person ' || n, 'person-' || n || '@bench.example', 'person', null, 'active', now() from generate_series(0, ${PEOPLE - 1}) n
    union all select $1::uuid, $2::uuid, 'api_key', 'key_' || n, 'Key ' || n, null, null, 'proj_' || n % ${PROJECTS}, 'active', now() from generate_series(0, ${KEYS - 1}) n`, ids)
  await superuser.query('update "Connector" set "lastSyncStartedAt" = now(), "lastSyncFinishedAt" = now() where "organizationId" = $1 and id = $2', ids)
}
