-- The newest revealed rounds of a workspace, for how far its people agree.
CREATE INDEX "review_round_workspace_id_revealed_at_idx" ON "review_round"("workspace_id", "revealed_at" DESC);
