-- CreateEnum
CREATE TYPE "suggestion_answer_kind" AS ENUM ('taken', 'edited', 'matched', 'rejected');

-- CreateTable
CREATE TABLE "suggestion_answer" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "article_version_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "kind" "suggestion_answer_kind" NOT NULL,
    "claim_id" UUID,
    "decision_id" UUID,
    "by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "suggestion_answer_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "suggestion_answer_workspace_id_article_version_id_idx" ON "suggestion_answer"("workspace_id", "article_version_id");

-- CreateIndex
CREATE INDEX "suggestion_answer_workspace_id_claim_id_idx" ON "suggestion_answer"("workspace_id", "claim_id");

-- CreateIndex
CREATE INDEX "suggestion_answer_workspace_id_decision_id_idx" ON "suggestion_answer"("workspace_id", "decision_id");

-- AddForeignKey
ALTER TABLE "suggestion_answer" ADD CONSTRAINT "suggestion_answer_workspace_id_article_version_id_fkey" FOREIGN KEY ("workspace_id", "article_version_id") REFERENCES "article_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion_answer" ADD CONSTRAINT "suggestion_answer_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion_answer" ADD CONSTRAINT "suggestion_answer_workspace_id_decision_id_fkey" FOREIGN KEY ("workspace_id", "decision_id") REFERENCES "passage_decision"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was proposed at one place is answered once at a time: of two people who take it, the second is refused.
CREATE UNIQUE INDEX "suggestion_answer_standing" ON "suggestion_answer" ("workspace_id", "article_version_id", "start", "end", "key")
  WHERE "undone_at" IS NULL;
ALTER TABLE "suggestion_answer" ADD CONSTRAINT "suggestion_answer_range" CHECK ("start" >= 0 AND "end" > "start");
