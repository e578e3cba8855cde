import type { RateEvidenceProps } from "@/components/review/rate-evidence";
import type { EvidenceRatings } from "@/lib/server/review/evidence-ratings";

/** What the rating component shows for one evidence item, out of what the viewer may read of the claim's round. */
export function ratingsOf({
  ratings,
  evidenceId,
}: {
  ratings: EvidenceRatings;
  evidenceId: string;
}): Pick<RateEvidenceProps, "round" | "own" | "revealed" | "canRate"> {
  const given = ratings.byEvidence[evidenceId];
  if (!given || !ratings.round) return { round: null, own: null, revealed: [], canRate: ratings.canRate };
  return {
    round: ratings.round,
    own: given.own,
    revealed: given.revealed,
    canRate: ratings.canRate,
  };
}
