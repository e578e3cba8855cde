import type { Preferences } from "@/lib/domain/account/preferences";
import type { ClaimInArticle } from "@/lib/server/claim/data";
import type { DecisionInArticle, ReaderMarks, ShortPassage } from "@/lib/server/passage/data";

export type { ClaimInArticle, DecisionInArticle, ReaderMarks, ShortPassage };

/** What the reader is given of an article; its text is in the page already. */
export type ReaderProps = {
  slug: string;
  article: { id: string; title: string; language: string };
  version: { id: string; number: number };
  passages: ShortPassage[];
  marks: ReaderMarks;
  mayDecide: boolean;
  preferences: Preferences;
};

/** A run of the text that somebody is deciding about. */
export type Chosen = { start: number; end: number; exact: string };

/** A claim whose mark has a place in this version. */
export type PlacedClaim = ClaimInArticle & { start: number; end: number };

export function isPlaced(claim: ClaimInArticle): claim is PlacedClaim {
  return claim.start !== null && claim.end !== null;
}

/** A place that the software found and nobody has confirmed. */
export function isUnsure(claim: ClaimInArticle): boolean {
  return claim.anchorState === "fuzzy" && !claim.confirmed;
}
