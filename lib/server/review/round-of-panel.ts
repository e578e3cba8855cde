import type { Reader } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { EvidenceKind, Stance } from "@/lib/domain/evidence/stance";
import { certaintyReasonsSchema, type Certainty, type CertaintyReason } from "@/lib/domain/review/certainty";
import { authorDate } from "@/lib/domain/source/author-date";
import { readCsl } from "@/lib/domain/source/csl";
import { peopleById, type Person } from "@/lib/server/review/people";
import { assessmentsVisibleTo } from "@/lib/server/review/visible-to";

export type ScaleRating = { id: string; label: string; definition: string; value: number | null };

export type GivenAssessment = {
  ratingId: string;
  certainty: Certainty;
  certaintyReasons: CertaintyReason[];
  justification: string;
};

export type RoundOfPanel = {
  id: string;
  number: number;
  status: "open" | "revealed" | "cancelled";
  openedAt: string;
  openedBy: Person;
  revealedAt: string | null;
  revealedBy: Person | null;
  scale: { number: number; name: string; ratings: ScaleRating[] };
  evidence: {
    id: string;
    kind: EvidenceKind;
    stance: Stance;
    /** The quote, or the note of a finding without one. */
    words: string;
    source: string;
    withdrawn: boolean;
  }[];
  /** Who has submitted an assessment, and who has rated anything: names alone, until the reveal and after. */
  assessedBy: Person[];
  ratedBy: Person[];
  own: GivenAssessment | null;
  /** What the viewer wrote in the round before, where that was cancelled and they have not yet assessed in this one. */
  ownBefore: GivenAssessment | null;
  /** Everybody's, once revealed; empty before. */
  assessments: (GivenAssessment & { person: Person })[];
};

/** The claim's last round as this viewer may see it, or null before the first. */
export async function readRound(
  tx: Reader,
  { actor, claimId }: { actor: Actor; claimId: string },
): Promise<RoundOfPanel | null> {
  const { workspaceId, userId } = actor;
  const round = await tx.reviewRound.findFirst({
    where: { workspaceId, claimId },
    orderBy: { number: "desc" },
    include: {
      scaleVersion: { include: { ratings: { orderBy: { order: "asc" } } } },
      evidence: {
        orderBy: { evidenceId: "asc" },
        select: {
          evidence: {
            select: {
              id: true,
              kind: true,
              stance: true,
              exact: true,
              note: true,
              withdrawnAt: true,
              source: { select: { title: true, csl: true } },
            },
          },
        },
      },
      assessments: { where: assessmentsVisibleTo(userId), orderBy: { id: "asc" } },
    },
  });
  if (!round) return null;
  // Who has written: the ids and no other column, in an order that tells nothing.
  const wanted = { where: { workspaceId, roundId: round.id } };
  const assessors = await tx.assessment.findMany({
    ...wanted,
    select: { reviewerId: true },
    orderBy: { reviewerId: "asc" },
  });
  const raters = await tx.evidenceRating.findMany({
    ...wanted,
    select: { raterId: true },
    distinct: ["raterId"],
    orderBy: { raterId: "asc" },
  });
  const before = await readOwnOfCancelled(tx, { actor, claimId, beforeNumber: round.number });
  const person = await peopleById(tx, [
    round.openedById,
    ...(round.revealedById ? [round.revealedById] : []),
    ...assessors.map(({ reviewerId }) => reviewerId),
    ...raters.map(({ raterId }) => raterId),
  ]);
  const own = round.assessments.find(({ reviewerId }) => reviewerId === userId);
  return {
    id: round.id,
    number: round.number,
    status: round.revealedAt ? "revealed" : round.cancelledAt ? "cancelled" : "open",
    openedAt: round.openedAt.toISOString(),
    openedBy: person(round.openedById),
    revealedAt: round.revealedAt?.toISOString() ?? null,
    revealedBy: round.revealedById ? person(round.revealedById) : null,
    scale: {
      number: round.scaleVersion.number,
      name: round.scaleVersion.name,
      ratings: round.scaleVersion.ratings.map(({ id, label, definition, value }) => ({ id, label, definition, value })),
    },
    evidence: round.evidence.map(({ evidence }) => ({
      id: evidence.id,
      kind: evidence.kind,
      stance: evidence.stance,
      words: evidence.exact ?? evidence.note,
      source: sourceName(evidence.source),
      withdrawn: evidence.withdrawnAt !== null,
    })),
    assessedBy: assessors.map(({ reviewerId }) => person(reviewerId)),
    ratedBy: raters.map(({ raterId }) => person(raterId)),
    own: own ? given(own) : null,
    ownBefore: own ? null : before,
    assessments: round.revealedAt
      ? round.assessments.map((row) => ({ ...given(row), person: person(row.reviewerId) }))
      : [],
  };
}

/** One's own assessment in the last cancelled round before this one: its words may be taken over. */
async function readOwnOfCancelled(
  tx: Reader,
  {
    actor: { workspaceId, userId },
    claimId,
    beforeNumber,
  }: {
    actor: Actor;
    claimId: string;
    beforeNumber: number;
  },
): Promise<GivenAssessment | null> {
  const row = await tx.assessment.findFirst({
    where: {
      workspaceId,
      reviewerId: userId,
      round: { claimId, cancelledAt: { not: null }, number: { lt: beforeNumber } },
    },
    orderBy: { round: { number: "desc" } },
  });
  return row && given(row);
}

function given(row: { ratingId: string; certainty: Certainty; certaintyReasons: unknown; justification: string }) {
  const { ratingId, certainty, justification } = row;
  return { ratingId, certainty, certaintyReasons: certaintyReasonsSchema.parse(row.certaintyReasons), justification };
}

function sourceName({ title, csl }: { title: string; csl: unknown }): string {
  const item = readCsl(csl);
  return item ? `${authorDate(item)}: ${title}` : title;
}
