import type { Tx } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { checkQuote } from "@/lib/domain/evidence/check-quote";

/**
 * Evidence that was added before there was a copy is tied to the first one that holds its quote. What is under review or
 * under a verdict is left as it was judged.
 * @returns how many items were found in the copy.
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
): Promise<number> {
  if (text === "") return 0;
  // Locked with their claims' rows skipped: a round that is being opened at this moment keeps the item as it is.
  const waiting = await tx.$queryRaw<{ id: string; exact: string }[]>`
    SELECT evidence.id, evidence.exact FROM evidence
      JOIN claim ON claim.workspace_id = evidence.workspace_id AND claim.id = evidence.claim_id
     WHERE evidence.workspace_id = ${workspaceId}::uuid AND evidence.source_id = ${sourceId}::uuid
       AND evidence.capture_id IS NULL AND evidence.exact IS NOT NULL AND evidence.withdrawn_at IS NULL
       AND claim.merged_into_id IS NULL AND claim.state IN ('open', 'gathering', 'reopened')
       AND NOT EXISTS (SELECT 1 FROM verdict_evidence taken
                        WHERE taken.workspace_id = evidence.workspace_id AND taken.evidence_id = evidence.id)
     ORDER BY evidence.id LIMIT 200
       FOR NO KEY UPDATE OF claim SKIP LOCKED`;
  let found = 0;
  for (const { id, exact } of waiting) {
    const { start, end, prefix, suffix } = checkQuote({ text, exact });
    if (start === null) continue;
    await tx.evidence.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { captureId, start, end, prefix, suffix, updatedAt: now },
    });
    found += 1;
  }
  return found;
}
