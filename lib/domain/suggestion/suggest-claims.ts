import { prepareCheckWorth } from "./check-worthiness";
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

/** Reads an article once and proposes for one passage after another: a long article need not be done at one go. */
export function prepareSuggesting(passages: readonly ReadPassage[]): (index: number) => PassageSuggestion {
  const claimants = claimantsOf(passages);
  const worthOf = prepareCheckWorth(passages);
  return (index) => {
    const passage = passages[index]!;
    const worth = worthOf(passage);
    return { ...worth, claimant: claimants[index]!, parts: worth.isCheckable ? claimParts(passage.text) : [] };
  };
}

/** Proposals for the passages of one article, one each, in their order. A person decides on every one. */
export function suggestClaims(passages: readonly ReadPassage[]): PassageSuggestion[] {
  const propose = prepareSuggesting(passages);
  return passages.map((_, index) => propose(index));
}
