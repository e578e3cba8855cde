-- What Prisma's schema language cannot say: checks, triggers that refuse changes to the record, indexes over
-- expressions, and the provenance graph as a view.

-- ── Checks ──────────────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "workspace" ADD CONSTRAINT "workspace_required_approvals_check" CHECK ("required_approvals" >= 1);

ALTER TABLE "passage" ADD CONSTRAINT "passage_range_check" CHECK (0 <= "start" AND "start" < "end");
ALTER TABLE "passage_decision" ADD CONSTRAINT "passage_decision_range_check" CHECK (0 <= "start" AND "start" < "end");
ALTER TABLE "passage_decision" ADD CONSTRAINT "passage_decision_claim_check"
  CHECK ("claim_id" IS NULL OR "disposition" = 'claim');

-- An orphan has no position and everything else has one.
ALTER TABLE "anchor" ADD CONSTRAINT "anchor_position_check" CHECK (
  ("state" = 'orphaned' AND "start" IS NULL AND "end" IS NULL)
  OR ("state" <> 'orphaned' AND "start" IS NOT NULL AND "end" IS NOT NULL AND 0 <= "start" AND "start" < "end"));

ALTER TABLE "claim" ADD CONSTRAINT "claim_parent_check" CHECK ("parent_id" IS DISTINCT FROM "id");
ALTER TABLE "claim" ADD CONSTRAINT "claim_merged_check" CHECK ("merged_into_id" IS DISTINCT FROM "id");
ALTER TABLE "claim_relation" ADD CONSTRAINT "claim_relation_ends_check" CHECK ("from_claim_id" <> "to_claim_id");
ALTER TABLE "source" ADD CONSTRAINT "source_merged_check" CHECK ("merged_into_id" IS DISTINCT FROM "id");
ALTER TABLE "derivation" ADD CONSTRAINT "derivation_ends_check" CHECK ("from_source_id" <> "to_source_id");

ALTER TABLE "capture" ADD CONSTRAINT "capture_owner_check" CHECK (num_nonnulls("source_id", "article_id") <= 1);
-- A position is one in a stored copy.
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_position_check" CHECK (
  ("start" IS NULL AND "end" IS NULL)
  OR ("capture_id" IS NOT NULL AND "start" IS NOT NULL AND "end" IS NOT NULL AND 0 <= "start" AND "start" < "end"));

ALTER TABLE "evidence_rating" ADD CONSTRAINT "evidence_rating_credibility_check" CHECK ("credibility" BETWEEN 1 AND 6);
ALTER TABLE "document" ADD CONSTRAINT "document_owner_check" CHECK (num_nonnulls("claim_id", "briefing_id") = 1);
ALTER TABLE "redaction" ADD CONSTRAINT "redaction_status_check" CHECK ("answers_with" IN (410, 451));
ALTER TABLE "error_report" ADD CONSTRAINT "error_report_size_check" CHECK (char_length("message") <= 5000);

-- Merging is never a chain or a circle: what absorbs is not absorbed itself, and what is absorbed absorbs nothing.
CREATE FUNCTION refuse_merge_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  chained boolean;
BEGIN
  IF NEW.merged_into_id IS NULL THEN
    RETURN NEW;
  END IF;
  EXECUTE format(
    'SELECT EXISTS (SELECT 1 FROM %1$I WHERE workspace_id = $1 AND id = $2 AND merged_into_id IS NOT NULL)
         OR EXISTS (SELECT 1 FROM %1$I WHERE workspace_id = $1 AND merged_into_id = $3)', TG_TABLE_NAME)
    INTO chained USING NEW.workspace_id, NEW.merged_into_id, NEW.id;
  IF chained THEN
    RAISE EXCEPTION 'a merge of % may not form a chain', TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER claim_merge_chain BEFORE INSERT OR UPDATE OF merged_into_id ON "claim"
  FOR EACH ROW EXECUTE FUNCTION refuse_merge_chain();
CREATE TRIGGER source_merge_chain BEFORE INSERT OR UPDATE OF merged_into_id ON "source"
  FOR EACH ROW EXECUTE FUNCTION refuse_merge_chain();

-- ── What never changes ──────────────────────────────────────────────────────────────────────────────────────────

-- An owner's redaction sets plumbline.redaction to the id of its row for its own transaction; nothing else may.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME <> 'activity' AND coalesce(current_setting('plumbline.redaction', true), '') <> '' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% of % is refused: its rows never change', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['activity', 'article_version', 'passage', 'verdict', 'verdict_evidence', 'edition',
                              'edition_verdict', 'correction', 'redaction'] LOOP
    EXECUTE format('CREATE TRIGGER %1$I BEFORE UPDATE OR DELETE ON %2$I FOR EACH ROW EXECUTE FUNCTION refuse_change()',
                   name || '_never_changes', name);
    EXECUTE format('CREATE TRIGGER %1$I BEFORE TRUNCATE ON %2$I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
                   name || '_never_emptied', name);
  END LOOP;
END $$;

-- ── Search ──────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE INDEX "claim_statement_words" ON "claim" USING gin (to_tsvector('english', "statement"));
CREATE INDEX "article_title_words" ON "article" USING gin (to_tsvector('english', "title"));
CREATE INDEX "source_title_words" ON "source" USING gin (to_tsvector('english', "title"));

-- ── Provenance ──────────────────────────────────────────────────────────────────────────────────────────────────

-- One row a link: `from` rests on `to`. Relations carry their PROV-O name. Each branch is a plain projection of one
-- table, so that a condition on workspace and either end reaches that table's own index.
CREATE VIEW provenance_edge (workspace_id, from_type, from_id, relation, to_type, to_id) AS
  SELECT workspace_id, 'edition'::text, edition_id, 'prov:hadMember'::text, 'verdict'::text, verdict_id
    FROM edition_verdict
  UNION ALL
  SELECT workspace_id, 'briefing', briefing_id, 'prov:hadMember', 'edition', id FROM edition
  UNION ALL
  SELECT workspace_id, 'verdict', verdict_id, 'prov:wasDerivedFrom', 'evidence', evidence_id FROM verdict_evidence
  UNION ALL
  SELECT workspace_id, 'verdict', id, 'prov:wasInfluencedBy', 'claim', claim_id FROM verdict
  UNION ALL
  SELECT workspace_id, 'claim', claim_id, 'prov:wasInfluencedBy', 'evidence', id FROM evidence WHERE withdrawn_at IS NULL
  UNION ALL
  SELECT workspace_id, 'claim', parent_id, 'prov:hadMember', 'claim', id FROM claim WHERE parent_id IS NOT NULL
  UNION ALL
  SELECT workspace_id, 'claim', merged_into_id, 'prov:alternateOf', 'claim', id FROM claim WHERE merged_into_id IS NOT NULL
  UNION ALL
  SELECT workspace_id, 'claim', claim_id, 'prov:wasQuotedFrom', 'article', article_id FROM appearance WHERE removed_at IS NULL
  UNION ALL
  SELECT workspace_id, 'evidence', id, 'prov:wasQuotedFrom', 'source', source_id FROM evidence
  UNION ALL
  SELECT workspace_id, 'evidence', id, 'prov:wasQuotedFrom', 'capture', capture_id FROM evidence WHERE capture_id IS NOT NULL
  UNION ALL
  SELECT workspace_id, 'capture', id, 'prov:specializationOf', 'source', source_id FROM capture WHERE source_id IS NOT NULL
  UNION ALL
  SELECT workspace_id, 'source', merged_into_id, 'prov:alternateOf', 'source', id FROM source WHERE merged_into_id IS NOT NULL
  UNION ALL
  SELECT workspace_id, 'source', from_source_id,
         CASE kind WHEN 'had_primary_source' THEN 'prov:hadPrimarySource' ELSE 'prov:wasDerivedFrom' END,
         'source', to_source_id
    FROM derivation WHERE removed_at IS NULL;
