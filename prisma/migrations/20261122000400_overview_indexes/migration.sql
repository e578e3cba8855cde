-- What the lists, the queue and the home page read. Prisma cannot express any of it: partial and covering indexes, and
-- indexes over words that begin with the workspace, so that a small workspace does not pay for a large neighbour.

CREATE EXTENSION IF NOT EXISTS btree_gin;

-- ── Search ──────────────────────────────────────────────────────────────────────────────────────────────────────

DROP INDEX "claim_statement_words";
DROP INDEX "article_title_words";
DROP INDEX "source_title_words";

-- lib/server/search/targets.ts repeats these expressions word for word; an index counts only for the same one.
CREATE INDEX "claim_words" ON "claim" USING gin ("workspace_id", to_tsvector('english', "statement"));
CREATE INDEX "article_words" ON "article"
  USING gin ("workspace_id", to_tsvector('english', "title" || ' ' || coalesce("publisher", '')));
CREATE INDEX "source_words" ON "source" USING gin ("workspace_id",
  (to_tsvector('english', "title") || coalesce(jsonb_to_tsvector('english', "csl" -> 'author', '["string"]'), '')));

-- ── Lists ───────────────────────────────────────────────────────────────────────────────────────────────────────

-- Every filter of the claims list is answered from the index alone, in the order of the list.
CREATE INDEX "claim_newest" ON "claim" ("workspace_id", "number" DESC)
  INCLUDE ("id", "state", "type", "check_worthiness", "claimant_id", "created_by_id") WHERE "merged_into_id" IS NULL;
CREATE INDEX "claim_changed" ON "claim" ("workspace_id", "updated_at" DESC, "number" DESC)
  INCLUDE ("id", "state", "type", "check_worthiness", "claimant_id", "created_by_id") WHERE "merged_into_id" IS NULL;
CREATE INDEX "evidence_standing" ON "evidence" ("workspace_id", "claim_id") WHERE "withdrawn_at" IS NULL;

-- ── What waits ──────────────────────────────────────────────────────────────────────────────────────────────────

CREATE INDEX "review_round_open" ON "review_round" ("workspace_id", "opened_at")
  WHERE "revealed_at" IS NULL AND "cancelled_at" IS NULL;
CREATE INDEX "anchor_unconfirmed" ON "anchor" ("workspace_id", "article_version_id")
  WHERE "state" IN ('fuzzy', 'orphaned') AND "confirmed_by_id" IS NULL;
