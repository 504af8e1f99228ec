-- CreateTable
CREATE TABLE "JobEvent" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "eventId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "functionId" TEXT,
    "organizationId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "JobEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobRun" (
    "id" UUID NOT NULL,
    "functionId" TEXT NOT NULL,
    "organizationId" UUID,
    "connectorId" UUID,
    "event" JSONB NOT NULL,
    "eventId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "singletonKey" TEXT,
    "idempotencyKey" TEXT,
    "concurrencyKey" TEXT,
    "leg" INTEGER NOT NULL DEFAULT 0,
    "claim" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "output" JSONB,
    "errorName" TEXT,
    "errorMessage" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "wakeAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "JobRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobStep" (
    "runId" UUID NOT NULL,
    "stepId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3),
    "data" JSONB,
    "error" JSONB,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "JobStep_pkey" PRIMARY KEY ("runId","stepId")
);

-- CreateTable
CREATE TABLE "JobFunction" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "cron" TEXT,
    "nextAt" TIMESTAMPTZ(3),

    CONSTRAINT "JobFunction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "JobEvent_at_idx" ON "JobEvent"("at");

-- CreateIndex
CREATE INDEX "JobRun_functionId_state_idx" ON "JobRun"("functionId", "state");

-- CreateIndex
CREATE INDEX "JobRun_organizationId_createdAt_idx" ON "JobRun"("organizationId", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "JobRun_functionId_eventId_key" ON "JobRun"("functionId", "eventId");

-- AddForeignKey
ALTER TABLE "JobStep" ADD CONSTRAINT "JobStep_runId_fkey" FOREIGN KEY ("runId") REFERENCES "JobRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what Prisma cannot say.

-- pg-boss keeps its queue here and installs itself; the role that owns the database may then be any.
CREATE SCHEMA IF NOT EXISTS jobs;

ALTER TABLE "JobRun" ADD CONSTRAINT "JobRun_state_check" CHECK ("state" IN ('queued', 'running', 'waiting', 'completed', 'failed', 'cancelled'));
ALTER TABLE "JobStep" ADD CONSTRAINT "JobStep_state_check" CHECK ("state" IN ('planned', 'sleeping', 'done', 'failed'));

-- Jobs belong to the system. An organization sees the runs of its own connectors and may ask for one; when schedules are
-- due is no secret.
DO $$
DECLARE
  name text;
  tenant constant text := '"organizationId" = (select nullif(current_setting(''app.org'', true), '''')::uuid)';
  system constant text := '(select nullif(current_setting(''app.system'', true), '''')) is not null';
BEGIN
  FOREACH name IN ARRAY ARRAY['JobEvent', 'JobRun', 'JobStep', 'JobFunction'] LOOP
    EXECUTE format('CREATE POLICY system ON %I USING (%s) WITH CHECK (%s)', name, system, system);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
  EXECUTE format('CREATE POLICY tenant ON "JobEvent" FOR INSERT WITH CHECK (%s)', tenant);
  EXECUTE format('CREATE POLICY tenant ON "JobRun" FOR SELECT USING (%s)', tenant);
END $$;
CREATE POLICY everyone ON "JobFunction" FOR SELECT USING (true);
