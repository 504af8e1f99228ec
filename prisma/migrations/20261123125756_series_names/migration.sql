-- CreateIndex
CREATE INDEX "Series_organizationId_lineItem_idx" ON "Series"("organizationId", "lineItem");

-- CreateIndex
CREATE INDEX "Series_organizationId_model_idx" ON "Series"("organizationId", "model");
