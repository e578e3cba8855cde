import { checkWorth } from "./check-worthiness";
import type { CheckWorth } from "./check-worthiness";
import { claimantsOf } from "./claimants";
import type { ReadPassage } from "./claimants";
import { claimParts } from "./claim-parts";
import type { ClaimPart } from "./claim-parts";

/** What is proposed for a passage. */
export interface PassageSuggestion extends CheckWorth {
  /** Who is said to say it; null for the article itself. */
  claimant: string | null;
  /** Empty where nothing is to be checked. */
  parts: ClaimPart[];
}

/** Proposals for the passages of one article, one each, in their order. A person decides on every one. */
export function suggestClaims(passages: readonly ReadPassage[]): PassageSuggestion[] {
  const claimants = claimantsOf(passages);
  return passages.map((passage, at) => {
    const worth = checkWorth({ passage, passages });
    return { ...worth, claimant: claimants[at]!, parts: worth.isCheckable ? claimParts(passage.text) : [] };
  });
}
