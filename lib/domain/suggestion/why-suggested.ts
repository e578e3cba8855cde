import type { FoundWords } from "./found-words";
import type { PassageSuggestion } from "./suggest-claims";

/** At most this many reasons are shown; more would be read by nobody. */
const most = 3;

/** Why a claim is suggested, in words that name what was found. */
export function whySuggested({
  found: { figures, dates },
  typeBecause,
  partBecause,
  claimant,
  proposal,
}: {
  found: FoundWords;
  typeBecause: string | null;
  partBecause: string;
  claimant: string | null;
  proposal: PassageSuggestion;
}): string[] {
  const years = dates.filter((date) => /(?:19|20)\d\d/u.test(date));
  const reasons: string[] = [];
  if (figures.length > 1) reasons.push(`states figures: ${figures.slice(0, 3).join(", ")}`);
  else if (figures.length === 1) reasons.push(`states a figure: ${figures[0]}`);
  if (typeBecause === "compares" && years.length > 1) reasons.push(`compares ${years[0]} and ${years[1]}`);
  else if (typeBecause) reasons.push(typeBecause);
  if (claimant) reasons.push(`attributed to ${claimant}`);
  if (partBecause !== "one statement") reasons.push(partBecause);
  if (reasons.length === 0) reasons.push(...proposal.reasons.slice(0, 2));
  return reasons.slice(0, most);
}

/** What speaks for and against a passage, the weightiest first. */
export function whyChecked({ reasons }: PassageSuggestion): string[] {
  return reasons.slice(0, most);
}
