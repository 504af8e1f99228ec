/** What one report needs, written by hand in as few statements as it takes. $1 is the organization, $2 and $3 its days, $4 and $5 the days before. */
const DAYS = `"organizationId" = $1 and day between $2::date and $3::date`
const BEFORE = `"organizationId" = $1 and day between $4::date and $5::date`
const ANY = `($4::date is not null and $5::date is not null)`

const COST_DAY = (which: string) => `(select ${which}(s.day) from "DayState" s where s."connectorId" = c.id and s.service = 'costs')::text as ${which}`
const CONNECTORS = `select id, name, state::text, "vendorOrganizationId", "settledThrough", "lastSyncStartedAt", "lastErrorMessage", ${COST_DAY('min')}, ${COST_DAY('max')} from "Connector" c where "organizationId" = $1 and state <> 'draft' and ${ANY} and $2::date <= $3::date`
/** Of each connector: a day is settled when all that hold it have settled it. */
const STATES = `select "connectorId", day, bool_or(service = 'costs') as read, count(*) filter (where "fetchedAt" >= (day + 2)::timestamp at time zone 'UTC') as settled from "DayState" where ${DAYS} and ${ANY} group by 1, 2`
const KEYLESS = `sum(amount) filter (where "apiKeyGrouped" is false)::text as keyless`
const LINES = `select day, "lineItem", currency, sum(amount)::text as amount, sum(rows)::int as count, ${KEYLESS} from "SpendRollup" where ${DAYS} and not spread and ${ANY} group by 1, 2, 3`
const QUANTITIES = `select "lineItem", "quantityUnit", sum(quantity)::text as quantity from "SpendRollup" where ${DAYS} and not spread and ${ANY} group by 1, 2`
const SET_ASIDE = `select service = 'costs' as costs, count(*) from "RejectedRow" where ${DAYS} and service not like '%\\_hourly' and ${ANY} group by 1`
const COMPARABLE = `select count(*) from "DayState" where ${BEFORE} and service = 'costs' and $2::date <= $3::date`
const LINES_BEFORE = `select "lineItem", sum(amount)::text as amount from "SpendRollup" where ${BEFORE} and not spread and $2::date <= $3::date group by 1`
const WORK = `select day, "usageService", batch, "serviceTier", sum(amount)::text as amount from "SpendRollup" where ${DAYS} and spread and ${ANY} group by 1, 2, 3, 4`
const COMPLETIONS = (by: string) => `select ${by}, sum(num_model_requests)::text as requests, sum(input_tokens)::text as input, sum(input_cached_tokens)::text as cached, sum(input_uncached_tokens)::text as uncached, sum(output_tokens)::text as output,
  sum(reasoning_tokens)::text as reasoning, sum(output_tokens) filter (where reasoning_tokens is null)::text as unreported, sum(input_tokens + output_tokens) filter (where batch)::text as batch from "WorkRollup" where ${DAYS} and service = 'completions' and ${ANY} group by 1`
const SERVICES = `select day, service, sum(coalesce(input_tokens, 0) + coalesce(output_tokens, 0))::text as tokens, sum(num_model_requests)::text as requests from "WorkRollup" where ${DAYS} and ${ANY} group by 1, 2`
const PEOPLE = `select "externalId", name, email, "personKind" from "DirectoryEntry" where "organizationId" = $1 and kind = 'user' and ${ANY} and $2::date <= $3::date`
const NAMES = (kind: string) => `select "externalId", name, "parentId" from "DirectoryEntry" where "organizationId" = $1 and kind = '${kind}' and ${ANY} and $2::date <= $3::date`
const ACTIVE = `select distinct e.id from "ThingRollup" r cross join lateral unnest(r.ids) as e(id) where ${DAYS} and r.kind = 'user' and ${ANY}`
/** Names of models are joined with every line item ever billed, each looked up after the one before it. */
const LINE_AFTER = (known: string) => `(select "lineItem" as text from "Series" where "organizationId" = $1 and service = 'costs' and "lineItem" > ${known} order by 1 limit 1)`
const EVER_BILLED = `with recursive known as (${LINE_AFTER(`''`)} union all select next.text from known cross join lateral ${LINE_AFTER('known.text')} next) select text from known where ${ANY} and $2::date <= $3::date`
const TIERS = `select model, tier, reasoning from "ModelTier" where "organizationId" = $1 and ${ANY} and $2::date <= $3::date`
const RESTATED = `select * from "Restatement" where ${DAYS} and ${ANY}`
const READS = `select day, min("fetchedAt"), max("changedAt") from "DayState" where ${DAYS} and service = 'costs' and ${ANY} group by 1`

const THING_SPEND = (kind: string) => `select day, e.id, sum(e.amount)::text as amount from "ThingSpendRollup" r cross join lateral unnest(r.ids, r.amounts) as e(id, amount) where ${DAYS} and r.kind = '${kind}' and ${ANY} group by 1, 2`
const THING_BEFORE = (kind: string) => `select e.id, sum(e.amount)::text as amount from "ThingSpendRollup" r cross join lateral unnest(r.ids, r.amounts) as e(id, amount) where ${BEFORE} and r.kind = '${kind}' and $2::date <= $3::date group by 1`
const THING_USED = (kind: string) => `select e.id, sum(e.requests)::text as requests, sum(e.input)::text as input, sum(e.output)::text as output
  from "ThingRollup" r cross join lateral unnest(r.ids, r.requests, r."inputTokens", r."outputTokens") as e(id, requests, input, output) where ${DAYS} and r.kind = '${kind}' and r.service = 'completions' and ${ANY} group by 1`
const things = (kind: string, entries: string) => [THING_SPEND(kind), COMPARABLE, THING_BEFORE(kind), THING_USED(kind), NAMES(entries)]

/** One thing's own facts: its dollars as billed by what they are told apart by, or those spread over people; the second statement is of the days before. */
const FACTS = `f."organizationId" = $1 and f.day between`
const BILLED_FROM = `"CostDay" f join "Series" s on s.id = f."seriesId"`
const SPREAD_FROM = `"AttributedCost" f join "Series" s on s.id = f."costSeriesId" left join "Series" u on u.id = f."usageSeriesId"`
const dollarsOf = (from: string, is: string, by: string) => [
  `select f.day, ${by} as id, s.currency, sum(f.amount)::text as amount, count(*)::int as count, sum(f.amount) filter (where s."apiKeyGrouped" is false)::text as keyless from ${from} where ${FACTS} $2::date and $3::date and ${is} and ${ANY} group by 1, 2, 3`,
  `select ${by} as id, sum(f.amount)::text as amount from ${from} where ${FACTS} $4::date and $5::date and ${is} and $2::date <= $3::date group by 1`,
]
const WITHOUT_KEYS = `select r.day, sum(e.amount)::text as amount from "ThingSpendRollup" r cross join lateral unnest(r.amounts) as e(amount) where r."organizationId" = $1 and r.day between $4::date and $3::date and r.kind = 'apiKey' and r."apiKeyGrouped" is false and $2::date <= $5::date + 1 group by 1`
const EVERYTHING = `select currency, sum(amount)::text as amount from "SpendRollup" where ${DAYS} and not spread and ${ANY} group by 1`
const TOKENS_OF = (is: string) => `select s.batch, sum(f.num_model_requests)::text as requests, sum(f.input_tokens)::text as input, sum(f.input_cached_tokens)::text as cached, sum(f.output_tokens)::text as output
  from "UsageDay" f join "Series" s on s.id = f."seriesId" where ${FACTS} $2::date and $3::date and f.service = 'completions' and ${is} and ${ANY} group by 1`
const PROJECT = `s."projectId" = 'proj_7'`
const PERSON = `u."userId" = 'user-7'`
const KEY = `s."apiKeyId" = 'key_7'`
const NAME_OF_KEYS = (is: string, from = BILLED_FROM) => `select "externalId", name from "DirectoryEntry" where "organizationId" = $1 and kind = 'api_key' and "externalId" in (select s."apiKeyId" from ${from} where ${FACTS} $2::date and $3::date and ${is}) and ${ANY}`
/** What filters offer: everything ever seen, by name and in its order. */
const SEEN = (column: string) => `select distinct "${column}" as id from "Series" where "organizationId" = $1 and "${column}" is not null and ${ANY} and $2::date <= $3::date`
const OFFERED = (column: string, kind: string) => `select id, coalesce(e.name, e.email, id) as label from (${SEEN(column)}) seen
  left join "DirectoryEntry" e on e."organizationId" = $1 and e.kind = '${kind}' and e."externalId" = id order by 2, 1`

const FRAME = [CONNECTORS, STATES, SET_ASIDE]
/** By the name of the report. */
export const BEST_SQL: Record<string, string[]> = {
  overview: [...FRAME, LINES, COMPARABLE, LINES_BEFORE, WORK, COMPLETIONS('batch'), ACTIVE, PEOPLE, TIERS],
  'model-mix': [...FRAME, LINES, COMPARABLE, LINES_BEFORE, COMPLETIONS('model'), EVER_BILLED, TIERS],
  tokens: [...FRAME, LINES, COMPLETIONS('day')],
  costs: [...FRAME, LINES, COMPARABLE, LINES_BEFORE, QUANTITIES, READS, RESTATED],
  services: [...FRAME, LINES, COMPARABLE, LINES_BEFORE, SERVICES],
  batch: [...FRAME, LINES, WORK, COMPLETIONS('batch'), COMPLETIONS('"serviceTier"')],
  projects: [...FRAME, LINES, ...things('project', 'project')],
  users: [...FRAME, LINES, ...things('user', 'user')],
  'api-keys': [...FRAME, LINES, ...things('apiKey', 'api_key'), NAMES('project')],
  choices: [CONNECTORS, OFFERED('projectId', 'project'), OFFERED('userId', 'user'), OFFERED('apiKeyId', 'api_key'), SEEN('lineItem'), SEEN('model')],
  project: [...FRAME, EVERYTHING, COMPARABLE, ...dollarsOf(BILLED_FROM, PROJECT, 's."lineItem"'), ...dollarsOf(BILLED_FROM, PROJECT, 's."apiKeyId"'), ...dollarsOf(SPREAD_FROM, PROJECT, 'u."userId"'), TOKENS_OF(PROJECT), NAMES('project'), NAME_OF_KEYS(PROJECT), PEOPLE],
  user: [...FRAME, EVERYTHING, COMPARABLE, ...dollarsOf(SPREAD_FROM, PERSON, 's."lineItem"'), ...dollarsOf(SPREAD_FROM, PERSON, 's."projectId"'), ...dollarsOf(SPREAD_FROM, PERSON, 's."apiKeyId"'), TOKENS_OF(`s."userId" = 'user-7'`), NAMES('project'), NAME_OF_KEYS(PERSON, SPREAD_FROM), PEOPLE],
  'api-key': [...FRAME, WITHOUT_KEYS, EVERYTHING, COMPARABLE, ...dollarsOf(BILLED_FROM, KEY, 's."lineItem"'), ...dollarsOf(SPREAD_FROM, KEY, 'u."userId"'), TOKENS_OF(KEY), NAMES('project'), `${NAMES('api_key')} and "externalId" = 'key_7'`, PEOPLE],
}
