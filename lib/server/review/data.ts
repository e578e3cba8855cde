import { z } from "zod";
import type { Reader } from "@/lib/db/client";
import { readAtOnce } from "@/lib/db/read-at-once";
import type { Actor } from "@/lib/domain/actor";
import { stepsFrom, transitions, type ClaimState, type ClaimStep } from "@/lib/domain/claim/transitions";
import { isUuid } from "@/lib/domain/is-uuid";
import { can } from "@/lib/domain/permission/can";
import type { SuggestedCertainty } from "@/lib/domain/review/suggest-certainty";
import { claimGroupIds } from "@/lib/server/review/claim-group";
import { getEvidenceRatings, type EvidenceRatings } from "@/lib/server/review/evidence-ratings";
import { peopleById, type Person } from "@/lib/server/review/people";
import { readRound, type RoundOfPanel } from "@/lib/server/review/round-of-panel";
import { readSuggestedCertainty } from "@/lib/server/review/suggested-certainty";
import { readVerdicts, type VerdictOfPanel } from "@/lib/server/review/verdicts-of-panel";

export type ReplyOfPanel = {
  id: string;
  askedWhom: string;
  askedOn: string;
  answer: string | null;
  answeredOn: string | null;
  by: Person;
  /** ISO 8601; goes back with an edit. */
  updatedAt: string;
};

export type StepBackOfPanel = {
  id: string;
  step: ClaimStep;
  reason: string;
  by: Person;
  at: string;
};

/** Everything that the review panel of a claim shows to one viewer. Instants are ISO 8601 texts. */
export type ReviewPanelData = {
  viewerId: string;
  claim: {
    id: string;
    number: number;
    statement: string;
    state: ClaimState;
    mergedInto: { id: string; number: number } | null;
  };
  /** The steps that lead on from this state and that the viewer's role allows. */
  steps: ClaimStep[];
  abilities: { rate: boolean; assess: boolean; recordReply: boolean };
  /** Evidence items of the claim and those merged into it that are not withdrawn. */
  evidenceCount: number;
  /** How many of them were added after the round began and wait for the next one. */
  evidenceOutsideRound: number;
  /** Name of the rating scale in force, which the next round takes. */
  scaleName: string | null;
  /** The claim's last round, or null before the first. */
  round: RoundOfPanel | null;
  ratings: EvidenceRatings;
  /** Once the round is revealed: what its ratings and the sources' independence suggest. */
  suggestion: SuggestedCertainty | null;
  /** The newest first. */
  verdicts: VerdictOfPanel[];
  requiredApprovals: number;
  replies: ReplyOfPanel[];
  /** The newest first. */
  stepsBack: StepBackOfPanel[];
};

/** Reads all over one state of the claim. @returns null where the workspace has no such claim. */
export async function getReviewPanel({
  actor,
  claimId,
}: {
  actor: Actor;
  claimId: string;
}): Promise<ReviewPanelData | null> {
  if (!isUuid(claimId) || !can(actor, "workspace.read")) return null;
  return readAtOnce((tx) => readPanel(tx, { actor, claimId }));
}

async function readPanel(
  tx: Reader,
  { actor, claimId }: { actor: Actor; claimId: string },
): Promise<ReviewPanelData | null> {
  const { workspaceId } = actor;
  const claim = await tx.claim.findUnique({
    where: { workspaceId_id: { workspaceId, id: claimId } },
    select: {
      id: true,
      workspaceId: true,
      number: true,
      statement: true,
      state: true,
      mergedInto: { select: { id: true, number: true } },
      workspace: {
        select: {
          requiredApprovals: true,
          scaleVersions: { orderBy: { number: "desc" }, take: 1, select: { name: true } },
        },
      },
      // The newest 200.
      rightsOfReply: { orderBy: [{ askedOn: "asc" }, { id: "asc" }], take: -200 },
      stepsBack: { orderBy: [{ at: "desc" }, { id: "desc" }], take: 20 },
    },
  });
  if (!claim) return null;
  const group = await claimGroupIds(tx, { workspaceId, claimId });
  const evidence = await tx.evidence.findMany({
    where: { workspaceId, claimId: { in: group }, withdrawnAt: null },
    select: { id: true },
  });
  const round = await readRound(tx, { actor, claimId });
  const ratings = await getEvidenceRatings({ actor, claimId, tx });
  const suggestion = await readSuggestedCertainty(tx, { workspaceId, claimIds: group, ratings });
  const verdicts = await readVerdicts(tx, { actor, claimId });
  const people = [...claim.rightsOfReply, ...claim.stepsBack].map(({ byId }) => byId);
  const person = await peopleById(tx, people);
  const underReview = new Set(round?.evidence.map(({ id }) => id));
  return {
    viewerId: actor.userId,
    claim: {
      id: claim.id,
      number: claim.number,
      statement: claim.statement,
      state: claim.state,
      mergedInto: claim.mergedInto,
    },
    steps: stepsFrom(claim.state).filter((step) => can(actor, transitions[step].capability, claim)),
    abilities: {
      rate: can(actor, "evidence.rate", claim),
      assess: can(actor, "assessment.write", claim),
      recordReply: can(actor, "rightOfReply.record", claim),
    },
    evidenceCount: evidence.length,
    evidenceOutsideRound: evidence.filter(({ id }) => !underReview.has(id)).length,
    scaleName: claim.workspace.scaleVersions[0]?.name ?? null,
    round,
    ratings,
    suggestion,
    verdicts,
    requiredApprovals: claim.workspace.requiredApprovals,
    replies: claim.rightsOfReply.map(({ id, askedWhom, askedOn, answer, answeredOn, byId, updatedAt }) => ({
      id,
      askedWhom,
      askedOn,
      answer,
      answeredOn,
      by: person(byId),
      updatedAt: updatedAt.toISOString(),
    })),
    stepsBack: claim.stepsBack.map(({ id, step, reason, byId, at }) => ({
      id,
      step: stepSchema.parse(step),
      reason,
      by: person(byId),
      at: at.toISOString(),
    })),
  };
}

const stepSchema = z.enum(Object.keys(transitions) as ClaimStep[]);
