-- CreateTable
CREATE TABLE "WorkRollup" (
    "id" BIGSERIAL NOT NULL,
    "organizationId" UUID NOT NULL,
    "connectorId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "service" TEXT NOT NULL,
    "model" TEXT,
    "batch" BOOLEAN,
    "serviceTier" TEXT,
    "rows" INTEGER NOT NULL,
    "num_model_requests" BIGINT,
    "input_tokens" BIGINT,
    "input_uncached_tokens" BIGINT,
    "input_cached_tokens" BIGINT,
    "input_cache_write_tokens" BIGINT,
    "output_tokens" BIGINT,
    "input_text_tokens" BIGINT,
    "output_text_tokens" BIGINT,
    "input_cached_text_tokens" BIGINT,
    "input_audio_tokens" BIGINT,
    "input_cached_audio_tokens" BIGINT,
    "output_audio_tokens" BIGINT,
    "input_image_tokens" BIGINT,
    "input_cached_image_tokens" BIGINT,
    "output_image_tokens" BIGINT,
    "input_cache_write_12h_tokens" BIGINT,
    "input_cache_write_30m_tokens" BIGINT,
    "reasoning_tokens" BIGINT,
    "images" BIGINT,
    "characters" BIGINT,
    "seconds" BIGINT,
    "usage_bytes" BIGINT,
    "num_sessions" BIGINT,
    "num_requests" BIGINT,

    CONSTRAINT "WorkRollup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ThingRollup" (
    "id" BIGSERIAL NOT NULL,
    "organizationId" UUID NOT NULL,
    "connectorId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "ids" TEXT[],
    "rows" INTEGER[],
    "requests" BIGINT[],
    "inputTokens" BIGINT[],
    "outputTokens" BIGINT[],

    CONSTRAINT "ThingRollup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SpendRollup" (
    "id" BIGSERIAL NOT NULL,
    "organizationId" UUID NOT NULL,
    "connectorId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "spread" BOOLEAN NOT NULL,
    "currency" TEXT,
    "lineItem" TEXT,
    "quantityUnit" TEXT,
    "apiKeyGrouped" BOOLEAN,
    "usageService" TEXT,
    "batch" BOOLEAN,
    "serviceTier" TEXT,
    "rows" INTEGER NOT NULL,
    "amount" DECIMAL NOT NULL,
    "quantity" DECIMAL,

    CONSTRAINT "SpendRollup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ThingSpendRollup" (
    "id" BIGSERIAL NOT NULL,
    "organizationId" UUID NOT NULL,
    "connectorId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "currency" TEXT,
    "apiKeyGrouped" BOOLEAN,
    "ids" TEXT[],
    "rows" INTEGER[],
    "amounts" DECIMAL[],

    CONSTRAINT "ThingSpendRollup_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "WorkRollup_organizationId_day_idx" ON "WorkRollup"("organizationId", "day");

-- CreateIndex
CREATE INDEX "ThingRollup_organizationId_kind_day_idx" ON "ThingRollup"("organizationId", "kind", "day");

-- CreateIndex
CREATE INDEX "SpendRollup_organizationId_spread_day_idx" ON "SpendRollup"("organizationId", "spread", "day");

-- CreateIndex
CREATE INDEX "ThingSpendRollup_organizationId_kind_day_idx" ON "ThingSpendRollup"("organizationId", "kind", "day");

-- CreateIndex
CREATE INDEX "Series_organizationId_projectId_idx" ON "Series"("organizationId", "projectId");

-- CreateIndex
CREATE INDEX "Series_organizationId_userId_idx" ON "Series"("organizationId", "userId");

-- CreateIndex
CREATE INDEX "Series_organizationId_apiKeyId_idx" ON "Series"("organizationId", "apiKeyId");

-- CreateIndex
CREATE INDEX "AttributedCost_usageSeriesId_day_idx" ON "AttributedCost"("usageSeriesId", "day");

-- By hand: what Prisma cannot say.

-- What is stored already is summed once. FORCE is lifted meanwhile, or the owner would see no row.
ALTER TABLE "Series" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "UsageDay" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "CostDay" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "AttributedCost" NO FORCE ROW LEVEL SECURITY;

insert into "WorkRollup" ("organizationId", "connectorId", day, service, model, batch, "serviceTier", rows, "num_model_requests", "input_tokens", "input_uncached_tokens", "input_cached_tokens", "input_cache_write_tokens", "output_tokens", "input_text_tokens", "output_text_tokens", "input_cached_text_tokens", "input_audio_tokens", "input_cached_audio_tokens", "output_audio_tokens", "input_image_tokens", "input_cached_image_tokens", "output_image_tokens", "input_cache_write_12h_tokens", "input_cache_write_30m_tokens", "reasoning_tokens", "images", "characters", "seconds", "usage_bytes", "num_sessions", "num_requests")
  select f."organizationId", f."connectorId", f.day, f.service, s.model, s.batch, s."serviceTier", count(*), sum(f."num_model_requests"), sum(f."input_tokens"), sum(f."input_uncached_tokens"), sum(f."input_cached_tokens"), sum(f."input_cache_write_tokens"), sum(f."output_tokens"), sum(f."input_text_tokens"), sum(f."output_text_tokens"), sum(f."input_cached_text_tokens"), sum(f."input_audio_tokens"), sum(f."input_cached_audio_tokens"), sum(f."output_audio_tokens"), sum(f."input_image_tokens"), sum(f."input_cached_image_tokens"), sum(f."output_image_tokens"), sum(f."input_cache_write_12h_tokens"), sum(f."input_cache_write_30m_tokens"), sum(f."reasoning_tokens"), sum(f."images"), sum(f."characters"), sum(f."seconds"), sum(f."usage_bytes"), sum(f."num_sessions"), sum(f."num_requests")
  from "UsageDay" f join "Series" s on s.id = f."seriesId"
  group by f."organizationId", f."connectorId", f.day, f.service, s.model, s.batch, s."serviceTier", f.input_tokens is null, f.input_uncached_tokens is null, f.reasoning_tokens is null;

insert into "ThingRollup" ("organizationId", "connectorId", day, kind, service, ids, rows, requests, "inputTokens", "outputTokens")
  select "organizationId", "connectorId", day, kind, service, array_agg(id), array_agg(rows), array_agg(requests), array_agg(input), array_agg(output) from (
    select f."organizationId", f."connectorId", f.day, f.service, case when grouping(s."projectId") = 0 then 'project' when grouping(s."userId") = 0 then 'user' else 'apiKey' end as kind,
      case when grouping(s."projectId") = 0 then s."projectId" when grouping(s."userId") = 0 then s."userId" else s."apiKeyId" end as id,
      count(*)::int as rows, sum(f.num_model_requests)::bigint as requests, sum(f.input_tokens)::bigint as input, sum(f.output_tokens)::bigint as output
    from "UsageDay" f join "Series" s on s.id = f."seriesId"
    group by f."organizationId", f."connectorId", f.day, f.service, grouping sets ((s."projectId"), (s."userId"), (s."apiKeyId"))) things
  group by "organizationId", "connectorId", day, kind, service;

insert into "SpendRollup" ("organizationId", "connectorId", day, spread, currency, "lineItem", "quantityUnit", "apiKeyGrouped", rows, amount, quantity)
  select f."organizationId", f."connectorId", f.day, false, s.currency, s."lineItem", s."quantityUnit", s."apiKeyGrouped", count(*), sum(f.amount), sum(f.quantity)
  from "CostDay" f join "Series" s on s.id = f."seriesId"
  group by f."organizationId", f."connectorId", f.day, s.currency, s."lineItem", s."quantityUnit", s."apiKeyGrouped";

insert into "SpendRollup" ("organizationId", "connectorId", day, spread, currency, "lineItem", "usageService", batch, "serviceTier", rows, amount)
  select f."organizationId", f."connectorId", f.day, true, s.currency, s."lineItem", u.service, u.batch, u."serviceTier", count(*), sum(f.amount)
  from "AttributedCost" f join "Series" s on s.id = f."costSeriesId" left join "Series" u on u.id = f."usageSeriesId"
  group by f."organizationId", f."connectorId", f.day, s.currency, s."lineItem", u.service, u.batch, u."serviceTier";

insert into "ThingSpendRollup" ("organizationId", "connectorId", day, kind, currency, "apiKeyGrouped", ids, rows, amounts)
  select "organizationId", "connectorId", day, kind, currency, grouped, array_agg(id), array_agg(rows), array_agg(amount) from (
    select f."organizationId", f."connectorId", f.day, s.currency, s."apiKeyGrouped" as grouped, case when grouping(s."projectId") = 0 then 'project' else 'apiKey' end as kind,
      case when grouping(s."projectId") = 0 then s."projectId" else s."apiKeyId" end as id, count(*)::int as rows, sum(f.amount) as amount
    from "CostDay" f join "Series" s on s.id = f."seriesId"
    group by f."organizationId", f."connectorId", f.day, s.currency, s."apiKeyGrouped", grouping sets ((s."projectId"), (s."apiKeyId"))) things
  group by "organizationId", "connectorId", day, kind, currency, grouped;

insert into "ThingSpendRollup" ("organizationId", "connectorId", day, kind, currency, ids, rows, amounts)
  select "organizationId", "connectorId", day, 'user', currency, array_agg(id), array_agg(rows), array_agg(amount) from (
    select f."organizationId", f."connectorId", f.day, s.currency, u."userId" as id, count(*)::int as rows, sum(f.amount) as amount
    from "AttributedCost" f join "Series" s on s.id = f."costSeriesId" left join "Series" u on u.id = f."usageSeriesId"
    group by f."organizationId", f."connectorId", f.day, s.currency, u."userId") things
  group by "organizationId", "connectorId", day, currency;

ALTER TABLE "Series" FORCE ROW LEVEL SECURITY;
ALTER TABLE "UsageDay" FORCE ROW LEVEL SECURITY;
ALTER TABLE "CostDay" FORCE ROW LEVEL SECURITY;
ALTER TABLE "AttributedCost" FORCE ROW LEVEL SECURITY;

-- As in the init migration: only ever inside an organization.
DO $$
DECLARE
  name text;
  tenant constant text := '"organizationId" = (select nullif(current_setting(''app.org'', true), '''')::uuid)';
BEGIN
  FOREACH name IN ARRAY ARRAY['WorkRollup', 'ThingRollup', 'SpendRollup', 'ThingSpendRollup'] LOOP
    EXECUTE format('CREATE POLICY tenant ON %I USING (%s) WITH CHECK (%s)', name, tenant, tenant);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
