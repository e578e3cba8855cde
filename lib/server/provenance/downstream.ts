import type { Reader } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";

/** Something that rests on what changed. */
export type Downstream = { type: "evidence" | "claim" | "verdict" | "edition"; id: string };

/**
 * Everything that rests on a source, directly or through sources that take their matter from it: evidence, the claims it
 * bears on, their verdicts and the editions that carry them, by one query. A derivation recorded for one claim leads on for
 * that claim alone, with those merged into it, so the sources are walked apart from the rest of the graph. Evidence that was withdrawn counts where a
 * verdict was settled on it. A verdict that a later one has replaced and no edition carries is left out: nobody relies on it.
 */
export function listDownstream(
  reader: Reader,
  { workspaceId, sourceId }: { workspaceId: WorkspaceId; sourceId: string },
): Promise<Downstream[]> {
  return reader.$queryRaw<Downstream[]>`
    WITH RECURSIVE resting (source_id, claim_id) AS (
      SELECT coalesce(merged_into_id, id), NULL::uuid FROM source
       WHERE workspace_id = ${workspaceId}::uuid AND id = ${sourceId}::uuid
      UNION
      SELECT coalesce(member.merged_into_id, member.id), coalesce(resting.claim_id, one.merged_into_id, one.id)
        FROM resting
        JOIN source upstream ON upstream.workspace_id = ${workspaceId}::uuid
                            AND (upstream.id = resting.source_id OR upstream.merged_into_id = resting.source_id)
        JOIN derivation ON derivation.workspace_id = ${workspaceId}::uuid
                       AND derivation.to_source_id = upstream.id AND derivation.removed_at IS NULL
        LEFT JOIN claim one ON one.workspace_id = ${workspaceId}::uuid AND one.id = derivation.claim_id
        JOIN source member ON member.workspace_id = ${workspaceId}::uuid AND member.id = derivation.from_source_id
       WHERE resting.claim_id IS NULL OR one.id IS NULL OR resting.claim_id = coalesce(one.merged_into_id, one.id)),
    wide (source_id, claim_id) AS (
      SELECT source.id, resting.claim_id FROM resting
        JOIN source ON source.workspace_id = ${workspaceId}::uuid
                   AND (source.id = resting.source_id OR source.merged_into_id = resting.source_id)),
    reached (type, id) AS (
      SELECT 'evidence'::text, evidence.id FROM wide
        JOIN evidence ON evidence.workspace_id = ${workspaceId}::uuid AND evidence.source_id = wide.source_id
                     AND (wide.claim_id IS NULL
                          OR wide.claim_id = (SELECT coalesce(one.merged_into_id, one.id) FROM claim one
                                               WHERE one.workspace_id = ${workspaceId}::uuid AND one.id = evidence.claim_id))
       WHERE evidence.withdrawn_at IS NULL
          OR EXISTS (SELECT 1 FROM verdict_evidence taken WHERE taken.workspace_id = ${workspaceId}::uuid
                                                            AND taken.evidence_id = evidence.id)
      UNION
      SELECT step.from_type, step.from_id FROM reached CROSS JOIN LATERAL (
        -- OFFSET 0: each branch of the view is asked by its index, instead of a join with the whole graph at each step.
        SELECT from_type, from_id FROM provenance_edge
         WHERE workspace_id = ${workspaceId}::uuid AND to_type = reached.type AND to_id = reached.id
        OFFSET 0) AS step)
    SELECT type, id FROM reached
     WHERE type IN ('evidence', 'claim', 'edition')
        OR type = 'verdict' AND (
             EXISTS (SELECT 1 FROM edition_verdict entry
                      WHERE entry.workspace_id = ${workspaceId}::uuid AND entry.verdict_id = reached.id)
             OR NOT EXISTS (SELECT 1 FROM verdict JOIN verdict later
                                ON later.workspace_id = verdict.workspace_id AND later.claim_id = verdict.claim_id
                               AND later.number > verdict.number
                             WHERE verdict.workspace_id = ${workspaceId}::uuid AND verdict.id = reached.id))`;
}

/** Claims with their latest verdicts and the editions that carry these: what a change of the claims' footing touches. */
export async function listRestingOnClaims(
  reader: Reader,
  { workspaceId, claimIds }: { workspaceId: WorkspaceId; claimIds: readonly string[] },
): Promise<Downstream[]> {
  return reader.$queryRaw<Downstream[]>`
    WITH latest AS (
      SELECT DISTINCT ON (claim_id) id FROM verdict
       WHERE workspace_id = ${workspaceId}::uuid AND claim_id = ANY (${[...claimIds]}::uuid[])
       ORDER BY claim_id, number DESC)
    SELECT 'claim' AS type, id FROM unnest(${[...claimIds]}::uuid[]) AS given (id)
    UNION ALL SELECT 'verdict', id FROM latest
    UNION ALL SELECT DISTINCT 'edition', entry.edition_id FROM edition_verdict entry JOIN latest ON latest.id = entry.verdict_id
               WHERE entry.workspace_id = ${workspaceId}::uuid`;
}
