-- DropIndex
DROP INDEX "AuditEvent_organizationId_at_idx";

-- CreateIndex
CREATE INDEX "AuditEvent_organizationId_at_id_idx" ON "AuditEvent"("organizationId", "at" DESC, "id" DESC);

-- By hand: what Prisma cannot say.

-- A run of a job that opens a connector's key says so once, however many of its steps ask.
CREATE UNIQUE INDEX "AuditEvent_key_opened_once" ON "AuditEvent" ("organizationId", "subjectId", (change ->> 'run')) WHERE action = 'connector.key_opened';
