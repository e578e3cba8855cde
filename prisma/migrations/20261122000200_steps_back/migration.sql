-- CreateTable
CREATE TABLE "step_back" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "from_state" "claim_state" NOT NULL,
    "to_state" "claim_state" NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "step_back_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "step_back_workspace_id_claim_id_at_idx" ON "step_back"("workspace_id", "claim_id", "at" DESC);

-- AddForeignKey
ALTER TABLE "step_back" ADD CONSTRAINT "step_back_workspace_id_claim_id_fkey" FOREIGN KEY ("workspace_id", "claim_id") REFERENCES "claim"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
