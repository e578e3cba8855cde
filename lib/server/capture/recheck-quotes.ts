import type { Tx } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { checkQuote } from "@/lib/domain/evidence/check-quote";

/**
 * Evidence without a copy, or whose copy does not hold its quote, is tied to the first one that does. What is under review
 * or under a verdict is left as it was judged.
 * @returns the ids of the items that were found in the copy.
 */
export async function recheckQuotes(
  tx: Tx,
  {
    workspaceId,
    sourceId,
    captureId,
    text,
    now,
  }: { workspaceId: WorkspaceId; sourceId: string; captureId: string; text: string; now: Date },
): Promise<string[]> {
  if (text === "") return [];
  // Locked with their claims' rows skipped: a round that is being opened at this moment keeps the item as it is.
  const waiting = await tx.$queryRaw<{ id: string; exact: string }[]>`
    SELECT evidence.id, evidence.exact FROM evidence
      JOIN claim ON claim.workspace_id = evidence.workspace_id AND claim.id = evidence.claim_id
     WHERE evidence.workspace_id = ${workspaceId}::uuid AND evidence.source_id = ${sourceId}::uuid
       AND evidence.start IS NULL AND evidence.exact IS NOT NULL AND evidence.withdrawn_at IS NULL
       AND claim.merged_into_id IS NULL AND claim.state IN ('open', 'gathering', 'reopened')
       AND NOT EXISTS (SELECT 1 FROM verdict_evidence taken
                        WHERE taken.workspace_id = evidence.workspace_id AND taken.evidence_id = evidence.id)
     ORDER BY evidence.id LIMIT 200
       FOR NO KEY UPDATE OF claim SKIP LOCKED`;
  const found: string[] = [];
  for (const { id, exact } of waiting) {
    const { start, end, prefix, suffix } = checkQuote({ text, exact });
    if (start === null) continue;
    await tx.evidence.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { captureId, start, end, prefix, suffix, updatedAt: now },
    });
    found.push(id);
  }
  return found;
}
