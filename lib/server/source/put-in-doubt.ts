import type { Reader, Tx } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { uuidv7 } from "@/lib/platform/uuidv7";

/** Something that rests on what changed. */
export type Downstream = { type: "evidence" | "claim" | "verdict" | "edition"; id: string };

/**
 * Everything that rests on a source, directly or through sources that take their matter from it: evidence, the claims it
 * bears on, their verdicts and the editions that carry them. A derivation recorded for one claim leads on for that claim
 * alone. With a capture given, only evidence taken from that copy starts the walk.
 */
export async function listDownstream(
  reader: Reader,
  { workspaceId, sourceId, captureId }: { workspaceId: WorkspaceId; sourceId: string; captureId?: string },
): Promise<Downstream[]> {
  const evidence = captureId
    ? await reader.evidence.findMany({ where: { workspaceId, captureId, withdrawnAt: null }, select: { id: true } })
    : await reader.$queryRaw<{ id: string }[]>`
        WITH RECURSIVE resting (source_id, claim_id) AS (
          SELECT coalesce(merged_into_id, id), NULL::uuid FROM source
           WHERE workspace_id = ${workspaceId}::uuid AND id = ${sourceId}::uuid
          UNION
          SELECT coalesce(member.merged_into_id, member.id), coalesce(resting.claim_id, derivation.claim_id)
            FROM resting
            JOIN source upstream ON upstream.workspace_id = ${workspaceId}::uuid
                                AND (upstream.id = resting.source_id OR upstream.merged_into_id = resting.source_id)
            JOIN derivation ON derivation.workspace_id = ${workspaceId}::uuid
                           AND derivation.to_source_id = upstream.id AND derivation.removed_at IS NULL
                           AND (resting.claim_id IS NULL OR derivation.claim_id IS NULL
                                OR derivation.claim_id = resting.claim_id)
            JOIN source member ON member.workspace_id = ${workspaceId}::uuid AND member.id = derivation.from_source_id),
        wide (source_id, claim_id) AS (
          SELECT source.id, resting.claim_id FROM resting
            JOIN source ON source.workspace_id = ${workspaceId}::uuid
                       AND (source.id = resting.source_id OR source.merged_into_id = resting.source_id))
        SELECT DISTINCT evidence.id FROM wide
          JOIN evidence ON evidence.workspace_id = ${workspaceId}::uuid AND evidence.source_id = wide.source_id
                       AND (wide.claim_id IS NULL OR evidence.claim_id = wide.claim_id)
         WHERE evidence.withdrawn_at IS NULL
            OR EXISTS (SELECT 1 FROM verdict_evidence taken WHERE taken.workspace_id = ${workspaceId}::uuid
                                                              AND taken.evidence_id = evidence.id)`;
  if (evidence.length === 0) return [];
  const ids = evidence.map(({ id }) => id);
  const rest = await reader.$queryRaw<{ type: Downstream["type"]; id: string }[]>`
    WITH RECURSIVE resting (type, id) AS (
      SELECT 'evidence'::text, unnest(${ids}::uuid[])
      UNION
      SELECT edge.from_type, edge.from_id
        FROM resting
       CROSS JOIN LATERAL (
         -- OFFSET 0: each branch of the view is asked by its index, instead of a join with the whole graph at each step.
         SELECT from_type, from_id FROM provenance_edge
          WHERE workspace_id = ${workspaceId}::uuid AND to_type = resting.type AND to_id = resting.id
         OFFSET 0) AS edge)
    SELECT type, id FROM resting WHERE type IN ('evidence', 'claim', 'verdict', 'edition')`;
  return rest;
}

/**
 * Opens a queue item for each thing downstream; an item that is still open for the same thing and cause is not doubled.
 * @returns the new items.
 */
export async function openReReview(
  tx: Tx,
  {
    workspaceId,
    downstream,
    cause,
    causeType,
    causeId,
    now,
  }: {
    workspaceId: WorkspaceId;
    downstream: readonly Downstream[];
    cause: "source_status" | "capture_changed" | "capture_gone" | "reliability_changed";
    causeType: "source" | "capture";
    causeId: string;
    now: Date;
  },
): Promise<Downstream[]> {
  const open = await tx.reReviewItem.findMany({
    where: { workspaceId, state: "open", cause, causeType, causeId },
    select: { objectType: true, objectId: true },
  });
  const known = new Set(open.map(({ objectType, objectId }) => `${objectType} ${objectId}`));
  const fresh = downstream.filter(({ type, id }) => !known.has(`${type} ${id}`));
  await tx.reReviewItem.createMany({
    data: fresh.map(({ type, id }) => ({
      workspaceId,
      id: uuidv7(),
      objectType: type,
      objectId: id,
      cause,
      causeType,
      causeId,
      createdAt: now,
    })),
  });
  return fresh;
}
