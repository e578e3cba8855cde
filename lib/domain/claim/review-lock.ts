import type { ClaimState } from "./transitions";

/** While a round is open or has just been revealed, what is being judged may not be joined with something else. */
export function isUnderReview(state: ClaimState): boolean {
  return state === "in_review" || state === "revealed";
}
