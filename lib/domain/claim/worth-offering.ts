import type { ClaimDifference, ClaimKinship } from "@/lib/text/relate-claims";

/**
 * From which likeness on (the cosine of letter runs, 0 to 1) a found claim is offered, by how it stands to the text.
 * Chosen on 340 labelled claims so that none of the known pairs of one wording is left out; what is only related has to
 * be liker, since most of it is not meant.
 */
const offeredFrom: Record<ClaimKinship, number> = {
  same: 0.3,
  narrower: 0.3,
  broader: 0.3,
  conflicting: 0.3,
  related: 0.45,
};
/** For a whole article at once, where nobody has asked for this very claim, pairs have to be somewhat liker. */
const surer = 0.1;
/** What is only related is offered there where hardly a word is another. */
const nearlyEqual = 0.75;

type Match = { relation: ClaimKinship; likeness: number; difference: readonly Pick<ClaimDifference, "kind">[] };

/** Whether a match is worth a person's look: while they write, or for the whole of an article. */
export function isWorthOffering(
  { relation, likeness, difference }: Match,
  { wholeArticle = false }: { wholeArticle?: boolean } = {},
): boolean {
  if (!wholeArticle) return likeness >= offeredFrom[relation];
  if (relation !== "related") return likeness >= offeredFrom[relation] + surer;
  // "The library of Oxley …" is no twin of "The library of Wyke …".
  return likeness >= nearlyEqual && difference.every(({ kind }) => kind !== "name");
}

/**
 * Beside a draft nobody has asked at all, and a wrong "says the same" makes the right ones doubtful. Of the 340 labelled
 * claims every third that is told from here on is one that people joined or related; from 0.4 on it is every eighth.
 */
const toldUnasked = 0.6;

/** Whether a match is told of a draft, where nobody has looked for any. What is only related is not. */
export function isWorthTelling({ relation, likeness }: Pick<Match, "relation" | "likeness">): boolean {
  return relation !== "related" && likeness >= toldUnasked;
}

/** What is only related stands behind what is likely a twin. */
const shareOfRelated = 0.6;

/** Orders pairs by how likely a person joins or relates them; 0 to 1. */
export function sureness({ relation, likeness }: Pick<Match, "relation" | "likeness">): number {
  return relation === "related" ? likeness * shareOfRelated : likeness;
}
