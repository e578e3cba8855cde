import type { TextRange } from "@/lib/text/grapheme";
import type { Suggestion } from "./suggest-for-article";

/** From this share of common words on, two wordings in the same place are taken for one statement. */
const nearlySame = 0.7;

/**
 * Whether a claim has been made of the words of a suggestion without answering it: by hand, or in the reader. A decision
 * seldom has the suggestion's own range, since people leave "the trust says that" out, so that words are compared.
 * @param claims - ranges of the decisions that made claims, but not of those that answered another suggestion
 */
export function standsAlready({
  suggestion,
  claims,
  text,
}: {
  suggestion: Suggestion;
  claims: readonly TextRange[];
  text: string;
}): boolean {
  const { start, end, statement } = suggestion;
  const wordings = [statement, text.slice(start, end)].map(countWords);
  return claims.some((claim) => {
    if (claim.start >= end || claim.end <= start) return false;
    const marked = countWords(text.slice(claim.start, claim.end));
    return wordings.some((words) => shareOf(words, marked) >= nearlySame);
  });
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** What two bags of words have in common, of all that either has: 0 to 1. */
function shareOf(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let common = 0;
  let all = 0;
  for (const word of new Set([...one.keys(), ...other.keys()])) {
    const [a, b] = [one.get(word) ?? 0, other.get(word) ?? 0];
    common += Math.min(a, b);
    all += Math.max(a, b);
  }
  return all === 0 ? 0 : common / all;
}
