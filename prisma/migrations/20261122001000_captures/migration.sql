-- CreateEnum
CREATE TYPE "capture_rhythm" AS ENUM ('weekly', 'monthly');

-- AlterTable
ALTER TABLE "capture" ADD COLUMN     "apart" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "archive_url" TEXT,
ADD COLUMN     "content_type" TEXT,
ADD COLUMN     "ignored" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "figure" JSONB;

-- CreateTable
CREATE TABLE "capture_resource" (
    "workspace_id" UUID NOT NULL,
    "capture_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "media_type" TEXT NOT NULL,

    CONSTRAINT "capture_resource_pkey" PRIMARY KEY ("workspace_id","capture_id","number")
);

-- CreateTable
CREATE TABLE "capture_schedule" (
    "workspace_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "every" "capture_rhythm" NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "last_tried_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "capture_schedule_pkey" PRIMARY KEY ("workspace_id","source_id")
);

-- CreateIndex
CREATE INDEX "capture_schedule_next_at_idx" ON "capture_schedule"("next_at");

-- AddForeignKey
ALTER TABLE "capture_resource" ADD CONSTRAINT "capture_resource_workspace_id_capture_id_fkey" FOREIGN KEY ("workspace_id", "capture_id") REFERENCES "capture"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capture_schedule" ADD CONSTRAINT "capture_schedule_workspace_id_source_id_fkey" FOREIGN KEY ("workspace_id", "source_id") REFERENCES "source"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
