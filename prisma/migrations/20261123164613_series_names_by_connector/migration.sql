-- DropIndex
DROP INDEX "Series_organizationId_projectId_idx";

-- DropIndex
DROP INDEX "Series_organizationId_userId_idx";

-- DropIndex
DROP INDEX "Series_organizationId_apiKeyId_idx";

-- CreateIndex
CREATE INDEX "Series_organizationId_projectId_connectorId_idx" ON "Series"("organizationId", "projectId", "connectorId");

-- CreateIndex
CREATE INDEX "Series_organizationId_userId_connectorId_idx" ON "Series"("organizationId", "userId", "connectorId");

-- CreateIndex
CREATE INDEX "Series_organizationId_apiKeyId_connectorId_idx" ON "Series"("organizationId", "apiKeyId", "connectorId");
