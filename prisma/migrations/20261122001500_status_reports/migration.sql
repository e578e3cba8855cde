-- CreateEnum
CREATE TYPE "status_report_state" AS ENUM ('open', 'taken', 'dismissed');

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "asks_crossref" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "status_inquiry" (
    "workspace_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "doi" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3),
    "is_registered" BOOLEAN NOT NULL DEFAULT true,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,
    "problem" TEXT,

    CONSTRAINT "status_inquiry_pkey" PRIMARY KEY ("workspace_id","source_id")
);

-- CreateTable
CREATE TABLE "status_report" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "doi" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "proposed_status" "source_status",
    "happened_on" TEXT,
    "notice_doi" TEXT NOT NULL DEFAULT '',
    "reported_by" TEXT[],
    "state" "status_report_state" NOT NULL DEFAULT 'open',
    "reason" TEXT,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "found_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "status_report_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "status_report_workspace_id_state_found_at_idx" ON "status_report"("workspace_id", "state", "found_at");

-- CreateIndex
CREATE UNIQUE INDEX "status_report_workspace_id_source_id_doi_kind_notice_doi_key" ON "status_report"("workspace_id", "source_id", "doi", "kind", "notice_doi");

-- AddForeignKey
ALTER TABLE "status_inquiry" ADD CONSTRAINT "status_inquiry_workspace_id_source_id_fkey" FOREIGN KEY ("workspace_id", "source_id") REFERENCES "source"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_report" ADD CONSTRAINT "status_report_workspace_id_source_id_fkey" FOREIGN KEY ("workspace_id", "source_id") REFERENCES "source"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
