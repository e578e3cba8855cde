import type { Capability } from "@/lib/domain/permission/capabilities";

/** The states of a claim. "Published" is a fact about editions and not among them. */
export const claimStates = [
  "open",
  "gathering",
  "in_review",
  "revealed",
  "adjudicated",
  "approved",
  "reopened",
] as const;
export type ClaimState = (typeof claimStates)[number];

export type ClaimStep =
  "gather" | "openRound" | "cancelRound" | "reveal" | "adjudicate" | "approve" | "unapprove" | "reopen";

type Transition = {
  from: readonly ClaimState[];
  to: ClaimState;
  capability: Capability;
  /** Whether the person has to say why. */
  wantsReason: boolean;
};

/**
 * The one table of steps. The server asks it before each write, and the interface asks it for what to offer.
 * "approve" is taken by the last approval that the policy wants, "unapprove" when approvals fall below it again.
 */
export const transitions = {
  gather: { from: ["open", "reopened"], to: "gathering", capability: "claim.gather", wantsReason: false },
  openRound: { from: ["gathering", "reopened"], to: "in_review", capability: "round.open", wantsReason: false },
  cancelRound: { from: ["in_review"], to: "gathering", capability: "round.cancel", wantsReason: true },
  reveal: { from: ["in_review"], to: "revealed", capability: "round.reveal", wantsReason: false },
  adjudicate: {
    from: ["revealed", "adjudicated"],
    to: "adjudicated",
    capability: "verdict.adjudicate",
    wantsReason: false,
  },
  approve: { from: ["adjudicated"], to: "approved", capability: "verdict.approve", wantsReason: false },
  unapprove: { from: ["approved"], to: "adjudicated", capability: "verdict.approve", wantsReason: true },
  reopen: {
    from: ["gathering", "in_review", "revealed", "adjudicated", "approved"],
    to: "reopened",
    capability: "claim.reopen",
    wantsReason: true,
  },
} as const satisfies Record<ClaimStep, Transition>;

/** @returns the state after the step, or null where the step cannot be taken from this state. */
export function stateAfter({ step, state }: { step: ClaimStep; state: ClaimState }): ClaimState | null {
  const transition: Transition = transitions[step];
  return transition.from.includes(state) ? transition.to : null;
}

/** The steps that lead on from a state, whoever takes them. */
export function stepsFrom(state: ClaimState): ClaimStep[] {
  return (Object.keys(transitions) as ClaimStep[]).filter((step) => stateAfter({ step, state }) !== null);
}

/** Statement, parent and claimant are locked from in_review on; changing them means reopening the claim first. */
export function wordingIsLocked(state: ClaimState): boolean {
  return state === "in_review" || state === "revealed" || state === "adjudicated" || state === "approved";
}

/** A dossier is read-only from adjudicated until the claim is reopened. */
export function dossierIsLocked(state: ClaimState): boolean {
  return state === "adjudicated" || state === "approved";
}
