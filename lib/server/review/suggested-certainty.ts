import type { Reader } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { suggestCertainty, type SuggestedCertainty } from "@/lib/domain/review/suggest-certainty";
import type { EvidenceRatings } from "@/lib/server/review/evidence-ratings";
import { listLinksAbove } from "@/lib/server/source/links-above";

/**
 * What the revealed ratings and the sources' independence suggest for the certainty of a claim. Takes the ratings as the
 * viewer was given them: before the reveal there are none.
 * @param claimIds the claim and those merged into it
 */
export async function readSuggestedCertainty(
  tx: Reader,
  {
    workspaceId,
    claimIds,
    ratings,
  }: { workspaceId: WorkspaceId; claimIds: readonly string[]; ratings: EvidenceRatings },
): Promise<SuggestedCertainty | null> {
  const revealed = Object.entries(ratings.byEvidence).filter(([, given]) => given.revealed.length > 0);
  if (revealed.length === 0) return null;
  const evidence = await tx.evidence.findMany({
    where: { workspaceId, id: { in: revealed.map(([id]) => id) }, withdrawnAt: null },
    select: {
      id: true,
      stance: true,
      source: { select: { id: true, status: true, mergedInto: { select: { id: true, status: true } } } },
    },
  });
  const items = evidence.map(({ id, stance, source }) => ({
    stance,
    source: source.mergedInto ?? { id: source.id, status: source.status },
    ratings: ratings.byEvidence[id]!.revealed,
  }));
  const links = await listLinksAbove(tx, { workspaceId, sourceIds: items.map((item) => item.source.id), claimIds });
  const against = await tx.searchLog.findFirst({
    where: { workspaceId, claimId: { in: [...claimIds] }, forAgainst: true },
    select: { id: true },
  });
  return suggestCertainty({ items, links, lookedAgainst: against !== null });
}
