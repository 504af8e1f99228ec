-- AlterTable
ALTER TABLE "Connector" ADD COLUMN     "allocationFrom" DATE,
ADD COLUMN     "allocationTarget" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "allocationVersion" INTEGER NOT NULL DEFAULT 0;
