-- By hand: what Prisma cannot say.

-- The lists of sums are made anew with each poll and read by each report: squeezing them took as long as making them, and saved little beside the
-- facts. What is stored already stays as it is until it is made anew.
ALTER TABLE "ThingRollup" ALTER COLUMN ids SET STORAGE EXTERNAL, ALTER COLUMN rows SET STORAGE EXTERNAL, ALTER COLUMN requests SET STORAGE EXTERNAL,
  ALTER COLUMN "inputTokens" SET STORAGE EXTERNAL, ALTER COLUMN "outputTokens" SET STORAGE EXTERNAL;
ALTER TABLE "ThingSpendRollup" ALTER COLUMN ids SET STORAGE EXTERNAL, ALTER COLUMN rows SET STORAGE EXTERNAL, ALTER COLUMN amounts SET STORAGE EXTERNAL;
