-- CreateEnum
CREATE TYPE "ConnectorState" AS ENUM ('draft', 'active', 'paused', 'removed');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('admin', 'finance');

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organizationId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "change" JSONB NOT NULL,
    "address" TEXT,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Connector" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organizationId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" "ConnectorState" NOT NULL DEFAULT 'draft',
    "vendorOrganizationId" TEXT,
    "draftVendorOrganizationId" TEXT,
    "costsOrganizationId" TEXT,
    "vendorOrganizationSource" TEXT,
    "keyCiphertext" TEXT,
    "keyLast4" TEXT NOT NULL,
    "keyAccess" JSONB NOT NULL,
    "previewFrom" DATE,
    "previewTo" DATE,
    "expiresAt" TIMESTAMPTZ(3),
    "historyDays" INTEGER,
    "historyFrom" DATE,
    "settledThrough" DATE,
    "lastErrorCode" TEXT,
    "lastErrorMessage" TEXT,
    "lastSyncStartedAt" TIMESTAMPTZ(3),
    "lastSyncFinishedAt" TIMESTAMPTZ(3),
    "retryAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "savedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Connector_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DraftPull" (
    "organizationId" UUID NOT NULL,
    "connectorId" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "page" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "problem" JSONB,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "records" JSONB NOT NULL,
    "rejected" JSONB NOT NULL,

    CONSTRAINT "DraftPull_pkey" PRIMARY KEY ("connectorId","service","page")
);

-- CreateTable
CREATE TABLE "Pull" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organizationId" UUID NOT NULL,
    "connectorId" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "width" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "fromDay" DATE NOT NULL,
    "toDay" DATE NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "rows" INTEGER NOT NULL DEFAULT 0,
    "rejectedRows" INTEGER NOT NULL DEFAULT 0,
    "changedDays" INTEGER NOT NULL DEFAULT 0,
    "errorCode" TEXT,
    "errorMessage" TEXT,

    CONSTRAINT "Pull_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DayState" (
    "organizationId" UUID NOT NULL,
    "connectorId" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL,
    "contentHash" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "pullId" UUID NOT NULL,

    CONSTRAINT "DayState_pkey" PRIMARY KEY ("connectorId","service","day")
);

-- CreateTable
CREATE TABLE "DirectoryEntry" (
    "organizationId" UUID NOT NULL,
    "connectorId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "personKind" TEXT,
    "parentId" TEXT,
    "ownerId" TEXT,
    "state" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DirectoryEntry_pkey" PRIMARY KEY ("connectorId","kind","externalId")
);

-- CreateTable
CREATE TABLE "RejectedRow" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organizationId" UUID NOT NULL,
    "connectorId" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "day" DATE,
    "reason" TEXT NOT NULL,
    "raw" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RejectedRow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Series" (
    "id" BIGSERIAL NOT NULL,
    "organizationId" UUID NOT NULL,
    "connectorId" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "service" TEXT NOT NULL,
    "projectId" TEXT,
    "userId" TEXT,
    "apiKeyId" TEXT,
    "model" TEXT,
    "batch" BOOLEAN,
    "serviceTier" TEXT,
    "lineItem" TEXT,
    "currency" TEXT,
    "quantityUnit" TEXT,
    "apiKeyGrouped" BOOLEAN,
    "extra" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "Series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UsageDay" (
    "seriesId" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "organizationId" UUID NOT NULL,
    "connectorId" UUID NOT NULL,
    "service" TEXT NOT NULL,
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

    CONSTRAINT "UsageDay_pkey" PRIMARY KEY ("seriesId","day")
);

-- CreateTable
CREATE TABLE "UsageHour" (
    "seriesId" BIGINT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "organizationId" UUID NOT NULL,
    "connectorId" UUID NOT NULL,
    "service" TEXT NOT NULL,
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

    CONSTRAINT "UsageHour_pkey" PRIMARY KEY ("seriesId","hour")
);

-- CreateTable
CREATE TABLE "CostDay" (
    "seriesId" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "organizationId" UUID NOT NULL,
    "connectorId" UUID NOT NULL,
    "amount" DECIMAL NOT NULL,
    "quantity" DECIMAL,

    CONSTRAINT "CostDay_pkey" PRIMARY KEY ("seriesId","day")
);

-- CreateTable
CREATE TABLE "AttributedCost" (
    "costSeriesId" BIGINT NOT NULL,
    "usageSeriesId" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "organizationId" UUID NOT NULL,
    "connectorId" UUID NOT NULL,
    "amount" DECIMAL NOT NULL,
    "basis" TEXT NOT NULL,

    CONSTRAINT "AttributedCost_pkey" PRIMARY KEY ("costSeriesId","usageSeriesId","day")
);

-- CreateTable
CREATE TABLE "Restatement" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organizationId" UUID NOT NULL,
    "connectorId" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "oldValue" DECIMAL NOT NULL,
    "newValue" DECIMAL NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Restatement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModelTier" (
    "organizationId" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "tier" TEXT,
    "reasoning" TEXT,

    CONSTRAINT "ModelTier_pkey" PRIMARY KEY ("organizationId","model")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "organizationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deactivatedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("organizationId","userId")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organizationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SetupLink" (
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SetupLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "SignInAttempt" (
    "subject" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "windowStarted" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SignInAttempt_pkey" PRIMARY KEY ("subject")
);

-- CreateIndex
CREATE INDEX "AuditEvent_organizationId_at_idx" ON "AuditEvent"("organizationId", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Connector_organizationId_provider_vendorOrganizationId_key" ON "Connector"("organizationId", "provider", "vendorOrganizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Connector_organizationId_id_key" ON "Connector"("organizationId", "id");

-- CreateIndex
CREATE INDEX "DraftPull_organizationId_idx" ON "DraftPull"("organizationId");

-- CreateIndex
CREATE INDEX "Pull_organizationId_connectorId_startedAt_idx" ON "Pull"("organizationId", "connectorId", "startedAt" DESC);

-- CreateIndex
CREATE INDEX "DayState_organizationId_changedAt_idx" ON "DayState"("organizationId", "changedAt");

-- CreateIndex
CREATE INDEX "DirectoryEntry_organizationId_idx" ON "DirectoryEntry"("organizationId");

-- CreateIndex
CREATE INDEX "RejectedRow_organizationId_connectorId_service_day_idx" ON "RejectedRow"("organizationId", "connectorId", "service", "day");

-- CreateIndex
CREATE UNIQUE INDEX "Series_organizationId_connectorId_hash_key" ON "Series"("organizationId", "connectorId", "hash");

-- CreateIndex
CREATE INDEX "UsageDay_organizationId_day_idx" ON "UsageDay"("organizationId", "day");

-- CreateIndex
CREATE INDEX "UsageDay_connectorId_service_day_idx" ON "UsageDay"("connectorId", "service", "day");

-- CreateIndex
CREATE INDEX "UsageHour_organizationId_hour_idx" ON "UsageHour"("organizationId", "hour");

-- CreateIndex
CREATE INDEX "UsageHour_connectorId_service_hour_idx" ON "UsageHour"("connectorId", "service", "hour");

-- CreateIndex
CREATE INDEX "CostDay_organizationId_day_idx" ON "CostDay"("organizationId", "day");

-- CreateIndex
CREATE INDEX "CostDay_connectorId_day_idx" ON "CostDay"("connectorId", "day");

-- CreateIndex
CREATE INDEX "AttributedCost_organizationId_day_idx" ON "AttributedCost"("organizationId", "day");

-- CreateIndex
CREATE INDEX "AttributedCost_connectorId_day_idx" ON "AttributedCost"("connectorId", "day");

-- CreateIndex
CREATE INDEX "Restatement_organizationId_connectorId_day_idx" ON "Restatement"("organizationId", "connectorId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE INDEX "Session_organizationId_userId_idx" ON "Session"("organizationId", "userId");

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Connector" ADD CONSTRAINT "Connector_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftPull" ADD CONSTRAINT "DraftPull_connectorId_fkey" FOREIGN KEY ("connectorId") REFERENCES "Connector"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pull" ADD CONSTRAINT "Pull_connectorId_fkey" FOREIGN KEY ("connectorId") REFERENCES "Connector"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what Prisma cannot say.

-- Row-level security stands behind every query. The wrapped selects are evaluated once a statement; an empty or missing
-- setting is null and shows nothing. FORCE binds the owner too.
DO $$
DECLARE
  name text;
  tenant constant text := '"organizationId" = (select nullif(current_setting(''app.org'', true), '''')::uuid)';
  system constant text := '(select nullif(current_setting(''app.system'', true), '''')) is not null';
BEGIN
  -- Data: only ever inside an organization.
  FOREACH name IN ARRAY ARRAY['DraftPull', 'Pull', 'DayState', 'DirectoryEntry', 'RejectedRow', 'Series', 'UsageDay', 'UsageHour', 'CostDay', 'AttributedCost', 'Restatement', 'ModelTier'] LOOP
    EXECUTE format('CREATE POLICY tenant ON %I USING (%s) WITH CHECK (%s)', name, tenant, tenant);
  END LOOP;
  -- Also read where there is no tenant yet: sign-in, sessions, set-up, scheduling.
  FOREACH name IN ARRAY ARRAY['Membership', 'Session', 'Connector', 'AuditEvent'] LOOP
    EXECUTE format('CREATE POLICY tenant ON %I USING (%s OR %s) WITH CHECK (%s OR %s)', name, tenant, system, tenant, system);
  END LOOP;
  -- Belong to no organization: system only.
  FOREACH name IN ARRAY ARRAY['SetupLink', 'SignInAttempt'] LOOP
    EXECUTE format('CREATE POLICY system ON %I USING (%s) WITH CHECK (%s)', name, system, system);
  END LOOP;
  EXECUTE format('CREATE POLICY tenant ON "Organization" USING (%s OR %s) WITH CHECK (%s)', replace(tenant, '"organizationId"', 'id'), system, system);
  EXECUTE format('CREATE POLICY members ON "User" USING (%s OR EXISTS (SELECT 1 FROM "Membership" m WHERE m."userId" = "User".id AND m.%s)) WITH CHECK (%s)', system, tenant, system);

  FOREACH name IN ARRAY ARRAY['Organization', 'User', 'Membership', 'Session', 'SetupLink', 'SignInAttempt', 'Connector', 'DraftPull', 'Pull', 'DayState', 'DirectoryEntry', 'RejectedRow', 'Series', 'UsageDay', 'UsageHour', 'CostDay', 'AttributedCost', 'Restatement', 'ModelTier', 'AuditEvent'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;

-- A draft has an end and no saved vendor organization; a saved connector has one. A removed one has no key.
ALTER TABLE "Connector" ADD CONSTRAINT "Connector_state_check" CHECK (
  CASE state
    WHEN 'draft' THEN "expiresAt" IS NOT NULL AND "vendorOrganizationId" IS NULL AND "keyCiphertext" IS NOT NULL
    WHEN 'removed' THEN "keyCiphertext" IS NULL
    ELSE "vendorOrganizationId" IS NOT NULL AND "keyCiphertext" IS NOT NULL AND "expiresAt" IS NULL
  END);
ALTER TABLE "User" ADD CONSTRAINT "User_email_lower_check" CHECK (email = lower(email));

-- The audit log is appended, never changed.
CREATE FUNCTION audit_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit events are appended, never changed';
END $$;
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION audit_event_is_append_only();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON "AuditEvent" EXECUTE FUNCTION audit_event_is_append_only();
