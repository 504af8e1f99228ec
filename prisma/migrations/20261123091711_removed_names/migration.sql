-- CreateTable
CREATE TABLE "PersonKey" (
    "organizationId" UUID NOT NULL,
    "keyCiphertext" TEXT NOT NULL,

    CONSTRAINT "PersonKey_pkey" PRIMARY KEY ("organizationId")
);

-- CreateTable
CREATE TABLE "RemovedName" (
    "organizationId" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "removedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RemovedName_pkey" PRIMARY KEY ("organizationId","hash")
);

-- AddForeignKey
ALTER TABLE "PersonKey" ADD CONSTRAINT "PersonKey_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what Prisma cannot say.

-- The rotation of the encryption key reaches PersonKey of every organization; the list itself is each organization's own.
ALTER TABLE "PersonKey" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "PersonKey" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "PersonKey" USING ("organizationId" = (select nullif(current_setting('app.org', true), '')::uuid) OR (select nullif(current_setting('app.system', true), '')) is not null)
  WITH CHECK ("organizationId" = (select nullif(current_setting('app.org', true), '')::uuid) OR (select nullif(current_setting('app.system', true), '')) is not null);
ALTER TABLE "RemovedName" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "RemovedName" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "RemovedName" USING ("organizationId" = (select nullif(current_setting('app.org', true), '')::uuid)) WITH CHECK ("organizationId" = (select nullif(current_setting('app.org', true), '')::uuid));
