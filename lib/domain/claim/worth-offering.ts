import type { ClaimKinship } from "@/lib/text/relate-claims";

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

/** Whether a match is worth a person's look: while they write, or for the whole of an article. */
export function isWorthOffering(
  { relation, likeness }: { relation: ClaimKinship; likeness: number },
  { wholeArticle = false }: { wholeArticle?: boolean } = {},
): boolean {
  return likeness >= offeredFrom[relation] + (wholeArticle ? surer : 0);
}
