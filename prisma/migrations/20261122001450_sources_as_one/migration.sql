-- Merged sources are one work: what rests on one of them rests on all, whichever way the graph is walked. PROV-O's alternateOf
-- is symmetric, so the link is told from both ends; UNION stops the circle that this makes. All else is as before.
CREATE OR REPLACE VIEW provenance_edge (workspace_id, from_type, from_id, relation, to_type, to_id) AS
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
  SELECT workspace_id, 'source', id, 'prov:alternateOf', 'source', merged_into_id FROM source WHERE merged_into_id IS NOT NULL
  UNION ALL
  SELECT workspace_id, 'source', from_source_id,
         CASE kind WHEN 'had_primary_source' THEN 'prov:hadPrimarySource' ELSE 'prov:wasDerivedFrom' END,
         'source', to_source_id
    FROM derivation WHERE removed_at IS NULL;
