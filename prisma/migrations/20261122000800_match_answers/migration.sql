-- CreateTable
CREATE TABLE "match_answer" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "one_claim_id" UUID NOT NULL,
    "other_claim_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "match_answer_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "match_answer_workspace_id_other_claim_id_idx" ON "match_answer"("workspace_id", "other_claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "match_answer_workspace_id_one_claim_id_other_claim_id_key" ON "match_answer"("workspace_id", "one_claim_id", "other_claim_id");

-- AddForeignKey
ALTER TABLE "match_answer" ADD CONSTRAINT "match_answer_workspace_id_one_claim_id_fkey" FOREIGN KEY ("workspace_id", "one_claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_answer" ADD CONSTRAINT "match_answer_workspace_id_other_claim_id_fkey" FOREIGN KEY ("workspace_id", "other_claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A pair stands once, whichever of the two was looked at.
ALTER TABLE "match_answer" ADD CONSTRAINT "match_answer_order" CHECK ("one_claim_id" < "other_claim_id");
