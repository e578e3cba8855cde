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
export function stationOf(state: ClaimState): Station | null {
  switch (state) {
    case "open":
    case "gathering":
    case "reopened":
      return "gather";
    case "in_review":
      return "rate";
    case "revealed":
      return "settle";
    case "adjudicated":
      return "approve";
    case "approved":
      return null;
  }
}

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

/** What the panel says first: how things stand, and what happens next and by whom. */
export function reviewGuide(facts: GuideFacts): { stands: string; next: string } {
  const { state, steps, evidenceCount, viewer } = facts;
  const may = (step: ClaimStep) => steps.includes(step);
  switch (state) {
    case "open":
      return {
        stands: "Nothing has been gathered for this claim yet.",
        next: "Add the first evidence, and gathering begins by itself.",
      };
    case "gathering":
    case "reopened": {
      const stands =
        evidenceCount === 0
          ? "There is no evidence to review yet."
          : `${evidenceCount} ${evidenceCount === 1 ? "piece" : "pieces"} of evidence ${evidenceCount === 1 ? "is" : "are"} ready for review.`;
      if (evidenceCount === 0) return { stands, next: "Add evidence; then an editor can open a blind round." };
      return {
        stands,
        next: may("openRound")
          ? "When the search has gone far enough, open a blind round."
          : "When the search has gone far enough, an editor opens a blind round.",
      };
    }
    case "in_review": {
      const missing = Math.max(0, facts.neededAssessments - facts.assessments);
      const stands =
        facts.assessments === 0
          ? "A blind round is open. No assessment is in yet."
          : `A blind round is open. ${sentence(numberInWords(facts.assessments))} ${facts.assessments === 1 ? "assessment is" : "assessments are"} in.`;
      if (viewer.mayAssess && !viewer.hasAssessed) {
        return {
          stands,
          next: "Rate the evidence and write your assessment. Nobody else can read it until the reveal.",
        };
      }
      if (missing > 0) {
        const more =
          missing === 1 ? "One more assessment is" : `${sentence(numberInWords(missing))} more assessments are`;
        return { stands, next: `${more} needed, by a reviewer, an editor or an owner.` };
      }
      return {
        stands,
        next: may("reveal")
          ? "You can reveal the round now, or wait for more assessments."
          : "An editor can reveal the round now.",
      };
    }
    case "revealed":
      return {
        stands: "The round is revealed: everybody can read all ratings and assessments.",
        next: may("adjudicate")
          ? "Compare them below, talk about the differences, and settle a verdict."
          : "An editor compares them and settles a verdict.",
      };
    case "adjudicated": {
      if (facts.evidenceChanged) {
        return {
          stands: "A verdict is settled, but evidence of it was changed since.",
          next: may("adjudicate") ? "Settle it again on the present evidence." : "An editor has to settle it again.",
        };
      }
      const missing = Math.max(0, facts.requiredApprovals - facts.approvals);
      const stands = `A verdict is settled. ${facts.approvals} of ${facts.requiredApprovals} approvals are in.`;
      if (viewer.mayApprove && !viewer.hasApproved) {
        return { stands, next: "Read the verdict with its evidence, and approve it if you stand by it." };
      }
      return {
        stands,
        next: `${sentence(numberInWords(missing))} more ${missing === 1 ? "approval is" : "approvals are"} needed, by ${missing === 1 ? "somebody" : "people"} who did not settle it.`,
      };
    }
    case "approved":
      return {
        stands: "The verdict is approved.",
        next: "It can be published in a briefing. To change it, an editor reopens the claim.",
      };
  }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
