import { db } from "@/lib/db/client";
import { agreementRows, type AgreementRow } from "@/lib/domain/agreement/agreement-rows";
import type { Actor } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permission/can";

/** The newest rounds that a figure is made of: enough for any figure to stand still, few enough to be read at once. */
const mostRounds = 1_000;

export type Agreement = {
  rows: AgreementRow[];
  /** Revealed rounds that the figures are made of. */
  rounds: number;
  /** True where there are more, which are older and left out. */
  isCut: boolean;
  /** The rating scale whose rounds are counted; of different scales ratings cannot be compared. */
  scaleName: string | null;
};

/** How far the people of a workspace agree, over its revealed rounds. Nothing of an open round is read. */
export async function getWorkspaceAgreement({ actor }: { actor: Actor }): Promise<Agreement | null> {
  if (!can(actor, "workspace.read")) return null;
  const { workspaceId } = actor;
  const rounds = await db.reviewRound.findMany({
    where: { workspaceId, revealedAt: { not: null }, cancelledAt: null },
    orderBy: [{ revealedAt: "desc" }, { id: "desc" }],
    take: mostRounds + 1,
    select: { id: true, scaleVersionId: true, scaleVersion: { select: { name: true } } },
  });
  const counted = rounds.slice(0, mostRounds);
  const [newest] = counted;
  const onScale = counted.filter(({ scaleVersionId }) => scaleVersionId === newest?.scaleVersionId);
  const [ratings, assessments] = await Promise.all([
    db.evidenceRating.findMany({
      where: { workspaceId, roundId: { in: counted.map(({ id }) => id) }, round: { revealedAt: { not: null } } },
      select: { roundId: true, evidenceId: true, raterId: true, credibility: true, directness: true },
      // One order for every load: the interval is drawn by it.
      orderBy: { id: "asc" },
    }),
    db.assessment.findMany({
      where: { workspaceId, roundId: { in: onScale.map(({ id }) => id) }, round: { revealedAt: { not: null } } },
      select: {
        roundId: true,
        reviewerId: true,
        certainty: true,
        rating: { select: { order: true, value: true } },
      },
      orderBy: { id: "asc" },
    }),
  ]);
  return {
    rows: agreementRows({
      items: ratings.map(({ roundId, evidenceId, ...given }) => ({ unit: `${roundId} ${evidenceId}`, ...given })),
      claims: assessments.map(({ roundId, reviewerId, certainty, rating }) => ({
        unit: roundId,
        reviewerId,
        certainty,
        order: rating.order,
        isOnScale: rating.value !== null,
      })),
    }),
    rounds: counted.length,
    isCut: rounds.length > mostRounds,
    scaleName: newest?.scaleVersion.name ?? null,
  };
}
