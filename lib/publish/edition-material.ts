import type { Edition, EditionCapture, EditionDerivation, EditionSource } from "@/lib/publish/edition-schema";
import type { CopyState } from "@/lib/domain/evidence/copy-state";
import type { VerdictEvidenceSnapshot } from "@/lib/domain/verdict/evidence-snapshot";
import type { VerdictContent } from "@/lib/domain/verdict/verdict-content";
import type { ClaimState } from "@/lib/domain/claim/transitions";
import type { DocNode } from "@/lib/text/article-doc";
import type { PassageKind } from "@/lib/text/passage-kind";

type Range = { start: number; end: number };

/** A claim that the briefing's text names, as its rows stand now. */
export type ClaimMaterial = {
  id: string;
  number: number;
  statement: string;
  type: string;
  state: ClaimState;
  mergedIntoId: string | null;
  parentId: string | null;
  claimant: Edition["claims"][number]["claimant"];
  claimedOn: string | null;
  appearances: { articleId: string; exact: string }[];
  rightsOfReply: Edition["claims"][number]["rightsOfReply"];
  /** The claim's last verdict. */
  verdict: {
    content: VerdictContent;
    sha256: string;
    /** That its content still has its hash, and that its evidence is still as it was judged. */
    isIntact: boolean;
    /** Approvals of exactly this hash that stand. */
    approvals: number;
    assessments: { count: number; sameRating: number };
  } | null;
};

export type ArticleMaterial = {
  id: string;
  title: string;
  url: string | null;
  authors: string[];
  publisher: string | null;
  publishedOn: string | null;
  versionNumber: number;
  text: string;
  textSha256: string;
  passages: (Range & { kind: PassageKind })[];
  /** Decisions that stand. */
  decisions: (Range & { disposition: "claim" | "not_checkable" | "out_of_scope" })[];
  /** Ids of the claims that are marked anywhere in the article. */
  claimIds: string[];
};

/**
 * Everything that an edition is made of, read in one go. Sources stand under the id of the source that they were merged
 * into, where they were.
 */
export type EditionMaterial = {
  workspace: Edition["workspace"];
  briefing: Edition["briefing"];
  document: DocNode;
  claims: ClaimMaterial[];
  /** Claims that the text links to, and whether some edition has published them. */
  linkedClaims: { id: string; number: number; statement: string; isPublished: boolean }[];
  scales: Edition["scales"];
  sources: EditionSource[];
  /** Which source stands for a source that was merged. */
  sourceHeads: ReadonlyMap<string, string>;
  derivations: EditionDerivation[];
  /** Stored copies that evidence was taken from, with their text; the text is null where it was redacted. */
  captures: (EditionCapture & { text: string | null })[];
  articles: ArticleMaterial[];
};

/** What readers of the edition can check the evidence against: as it was judged, or redacted where the copy was since. */
export function copyStateNow({
  evidence: { capture, copyState },
  material,
}: {
  evidence: Pick<VerdictEvidenceSnapshot, "capture" | "copyState">;
  material: Pick<EditionMaterial, "captures">;
}): CopyState {
  const isRedacted = material.captures.some(({ id, text }) => id === capture?.id && text === null);
  return isRedacted ? "redacted" : copyState;
}
