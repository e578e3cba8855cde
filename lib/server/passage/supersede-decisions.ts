import type { Tx } from "@/lib/db/client";

/**
 * Ends the "not checkable" and "out of scope" decisions that lie wholly inside a run that is being decided anew. They
 * are ended at the very moment `now` that the new decision carries, which is how undoing it knows what to bring back.
 */
export async function supersedeDecisions(
  tx: Tx,
  range: { workspaceId: string; articleVersionId: string; start: number; end: number; now: Date },
): Promise<number> {
  const { count } = await tx.passageDecision.updateMany({
    where: {
      workspaceId: range.workspaceId,
      articleVersionId: range.articleVersionId,
      undoneAt: null,
      disposition: { not: "claim" },
      start: { gte: range.start },
      end: { lte: range.end },
    },
    data: { undoneAt: range.now },
  });
  return count;
}
