import type { ClaimState } from "@/lib/domain/claim/transitions";

/** The states of a claim as filters name them. */
export const stateWords = {
  open: "Open",
  gathering: "Gathering",
  in_review: "In review",
  revealed: "Revealed",
  adjudicated: "Adjudicated",
  approved: "Approved",
  reopened: "Reopened",
} as const satisfies Record<ClaimState, string>;
