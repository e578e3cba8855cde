import { db, type Reader } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permission/can";
import { credibilitySchema, type Credibility } from "@/lib/domain/review/credibility";
import type { Directness } from "@/lib/domain/review/directness";
import { roundIsOpen } from "@/lib/domain/review/round-window";
import { peopleById } from "@/lib/server/review/people";
import { ratingsVisibleTo } from "@/lib/server/review/visible-to";

export type GivenRating = { credibility: Credibility; directness: Directness; reason: string };
export type RevealedRating = GivenRating & { raterId: string; name: string };

/** What an evidence list shows of the review: the claim's last round that was not cancelled. */
export type EvidenceRatings = {
  viewerId: string;
  /** `open`: ratings are taken; else it is revealed. */
  round: { id: string; number: number; open: boolean } | null;
  /** Whether the actor may rate at all. */
  canRate: boolean;
  /** For each evidence item under review in that round; other items wait for the next one. */
  byEvidence: Record<string, { own: GivenRating | null; revealed: RevealedRating[] }>;
};

/**
 * The ratings of a claim's evidence that this viewer may read. `revealed` is empty until the reveal, for everybody; after
 * it holds the viewer's own as well.
 */
export async function getEvidenceRatings({
  actor,
  claimId,
  tx = db,
}: {
  actor: Actor;
  claimId: string;
  tx?: Reader;
}): Promise<EvidenceRatings> {
  const { workspaceId, userId } = actor;
  const canRate = can(actor, "evidence.rate");
  const round = await tx.reviewRound.findFirst({
    where: { workspaceId, claimId, cancelledAt: null },
    orderBy: { number: "desc" },
    include: {
      evidence: { select: { evidenceId: true } },
      ratings: { where: ratingsVisibleTo(userId), orderBy: { id: "asc" } },
    },
  });
  if (!round) return { viewerId: userId, round: null, canRate, byEvidence: {} };
  const person = await peopleById(
    tx,
    round.ratings.map(({ raterId }) => raterId),
  );
  const byEvidence: EvidenceRatings["byEvidence"] = {};
  for (const { evidenceId } of round.evidence) {
    const ratings = round.ratings.filter((rating) => rating.evidenceId === evidenceId);
    const own = ratings.find(({ raterId }) => raterId === userId);
    byEvidence[evidenceId] = {
      own: own ? given(own) : null,
      revealed: round.revealedAt
        ? ratings.map((rating) => ({
            ...given(rating),
            raterId: rating.raterId,
            name: person(rating.raterId).name,
          }))
        : [],
    };
  }
  return {
    viewerId: userId,
    round: { id: round.id, number: round.number, open: roundIsOpen(round) },
    canRate,
    byEvidence,
  };
}

function given({ credibility, directness, reason }: { credibility: number; directness: Directness; reason: string }) {
  return { credibility: credibilitySchema.parse(credibility), directness, reason };
}
