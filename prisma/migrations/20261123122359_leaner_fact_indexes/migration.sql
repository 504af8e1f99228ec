-- DropIndex
DROP INDEX "CostDay_organizationId_day_idx";

-- DropIndex
DROP INDEX "AttributedCost_organizationId_day_idx";
