import type { ClaimState, ClaimStep } from "@/lib/domain/claim/transitions";
import { numberInWords } from "@/lib/domain/review/agreement";

/** The five stations of a review, in the words of the panel. */
export const stations = ["gather", "rate", "reveal", "settle", "approve"] as const;
export type Station = (typeof stations)[number];

export const stationWords = {
  gather: "Gather evidence",
  rate: "Rate blind",
  reveal: "Compare",
  settle: "Settle",
  approve: "Approve",
} as const satisfies Record<Station, string>;

/** Where a claim stands; null when nothing is left to do. */
export const stationOf = {
  open: "gather",
  gathering: "gather",
  reopened: "gather",
  in_review: "rate",
  revealed: "settle",
  adjudicated: "approve",
  approved: null,
} as const satisfies Record<ClaimState, Station | null>;

export type GuideFacts = {
  state: ClaimState;
  /** Steps that the viewer may take. */
  steps: readonly ClaimStep[];
  evidenceCount: number;
  assessments: number;
  neededAssessments: number;
  viewer: { mayAssess: boolean; hasAssessed: boolean; mayApprove: boolean; hasApproved: boolean };
  approvals: number;
  requiredApprovals: number;
  evidenceChanged: boolean;
};

export type Guidance = { stands: string; next: string };

/** What the panel says first: how things stand, and what happens next and by whom. */
export function reviewGuide(facts: GuideFacts): Guidance {
  return guides[facts.state](facts);
}

const guides: Record<ClaimState, (facts: GuideFacts) => Guidance> = {
  open: () => ({
    stands: "Nothing has been gathered for this claim yet.",
    next: "Add the first evidence, and gathering begins by itself.",
  }),
  gathering: guideOfGathering,
  reopened: guideOfGathering,
  in_review: guideOfReview,
  revealed: ({ steps }) => ({
    stands: "The round is revealed: everybody can read all ratings and assessments.",
    next: steps.includes("adjudicate")
      ? "Compare them below, talk about the differences, and settle a verdict."
      : "An editor compares them and settles a verdict.",
  }),
  adjudicated: guideOfApproval,
  approved: () => ({
    stands: "The verdict is approved.",
    next: "It can be published in a briefing. To change it, an editor reopens the claim.",
  }),
};

function guideOfGathering({ evidenceCount, steps }: GuideFacts): Guidance {
  if (evidenceCount === 0) {
    return {
      stands: "There is no evidence to review yet.",
      next: "Add evidence; then an editor can open a blind round.",
    };
  }
  return {
    stands: `${evidenceCount} ${evidenceCount === 1 ? "piece of evidence is" : "pieces of evidence are"} ready for review.`,
    next: steps.includes("openRound")
      ? "When the search has gone far enough, open a blind round."
      : "When the search has gone far enough, an editor opens a blind round.",
  };
}

function guideOfReview({ assessments, neededAssessments, viewer, steps }: GuideFacts): Guidance {
  const missing = Math.max(0, neededAssessments - assessments);
  const stands =
    assessments === 0
      ? "A blind round is open. No assessment is in yet."
      : `A blind round is open. ${inSentence(assessments)} ${assessments === 1 ? "assessment is" : "assessments are"} in.`;
  if (viewer.mayAssess && !viewer.hasAssessed) {
    return { stands, next: "Rate the evidence and write your assessment. Nobody else can read it until the reveal." };
  }
  if (missing > 0) {
    const more = missing === 1 ? "One more assessment is" : `${inSentence(missing)} more assessments are`;
    return { stands, next: `${more} needed, by a reviewer, an editor or an owner.` };
  }
  return {
    stands,
    next: steps.includes("reveal")
      ? "You can reveal the round now, or wait for more assessments."
      : "An editor can reveal the round now.",
  };
}

function guideOfApproval({ steps, viewer, approvals, requiredApprovals, evidenceChanged }: GuideFacts): Guidance {
  if (evidenceChanged) {
    return {
      stands: "A verdict is settled, but evidence of it was changed since.",
      next: steps.includes("adjudicate")
        ? "Settle it again on the present evidence."
        : "An editor has to settle it again.",
    };
  }
  const missing = Math.max(0, requiredApprovals - approvals);
  const stands = `A verdict is settled. ${approvals} of ${requiredApprovals} approvals are in.`;
  if (viewer.mayApprove && !viewer.hasApproved) {
    return { stands, next: "Read the verdict with its evidence, and approve it if you stand by it." };
  }
  const more = missing === 1 ? "approval is needed, by somebody" : "approvals are needed, by people";
  return { stands, next: `${inSentence(missing)} more ${more} who did not settle it.` };
}

/** A number at the beginning of a sentence. */
function inSentence(count: number): string {
  const words = numberInWords(count);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
