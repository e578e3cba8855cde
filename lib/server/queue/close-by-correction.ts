import type { Tx } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";

/**
 * A published correction answers the doubts about the editions that it corrects. With a new edition it also answers those
 * about the claims in it whose verdicts were settled after the doubt arose, with their evidence and the verdicts that these
 * replaced: somebody has judged them anew. A claim that goes into it with the verdict it had stays in the queue.
 * @returns how many items were closed.
 */
export async function closeByCorrection(
  tx: Tx,
  {
    workspaceId,
    editionIds,
    verdicts,
    note,
    userId,
    now,
  }: {
    workspaceId: WorkspaceId;
    editionIds: readonly string[];
    /** What the new edition carries; none where the correction is a note alone. */
    verdicts: readonly { claimId: string; verdictId: string }[];
    note: string;
    userId: string;
    now: Date;
  },
): Promise<number> {
  const ofEditions = await tx.reReviewItem.updateMany({
    where: { workspaceId, objectType: "edition", objectId: { in: [...editionIds] }, state: "open" },
    data: { state: "corrected", reason: note, handledById: userId, handledAt: now },
  });
  if (verdicts.length === 0) return ofEditions.count;
  const ofClaims = await tx.$executeRaw`
    WITH judged AS (
      SELECT coalesce(claim.merged_into_id, claim.id) AS claim_id, verdict.id AS verdict_id, verdict.created_at
        FROM verdict JOIN claim ON claim.workspace_id = ${workspaceId}::uuid AND claim.id = verdict.claim_id
       WHERE verdict.workspace_id = ${workspaceId}::uuid
         AND verdict.id = ANY (${verdicts.map(({ verdictId }) => verdictId)}::uuid[])),
    member AS (
      SELECT claim.id, judged.verdict_id, judged.created_at FROM judged
        JOIN claim ON claim.workspace_id = ${workspaceId}::uuid
                  AND (claim.id = judged.claim_id OR claim.merged_into_id = judged.claim_id)),
    thing AS (
      SELECT 'claim' AS type, id, created_at FROM member
      UNION ALL SELECT 'evidence', evidence.id, member.created_at FROM member
                  JOIN evidence ON evidence.workspace_id = ${workspaceId}::uuid AND evidence.claim_id = member.id
      UNION ALL SELECT 'verdict', verdict.id, member.created_at FROM member
                  JOIN verdict ON verdict.workspace_id = ${workspaceId}::uuid AND verdict.claim_id = member.id
                              AND verdict.id <> member.verdict_id)
    UPDATE re_review_item AS item
       SET state = 'corrected', reason = ${note}, handled_by_id = ${userId}::uuid, handled_at = ${now}
      FROM thing
     WHERE item.workspace_id = ${workspaceId}::uuid AND item.state = 'open' AND item.object_type = thing.type
       AND item.object_id = thing.id AND item.created_at < thing.created_at`;
  return ofEditions.count + ofClaims;
}
