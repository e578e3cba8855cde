import type { Certainty, CertaintyReason } from "@/lib/domain/review/certainty";
import type { VerdictEvidenceSnapshot } from "@/lib/domain/verdict/evidence-snapshot";

/** Everything that a verdict says and rests on: what approvers approve and what its hash covers. */
export type VerdictContent = {
  workspaceId: string;
  id: string;
  claimId: string;
  /** 1, 2, 3 … per claim. */
  number: number;
  roundId: string;
  /** The claim's wording as judged. */
  statement: string;
  /** `value` is null for a rating off the scale; `scale` is the number of the scale's version. */
  rating: { id: string; label: string; definition: string; value: number | null; scale: number };
  certainty: Certainty;
  certaintyReasons: CertaintyReason[];
  justification: string;
  adjudicatorId: string;
  /** ISO 8601 in UTC, whole milliseconds. */
  settledAt: string;
  evidence: VerdictEvidenceSnapshot[];
};

/** The content in the one order that is hashed: evidence by id, so that the order of reading does not matter. */
export function verdictContent(content: VerdictContent): VerdictContent & { format: "plumbline-verdict-1" } {
  const evidence = content.evidence.toSorted((a, b) => (a.evidenceId < b.evidenceId ? -1 : 1));
  return { format: "plumbline-verdict-1", ...content, evidence };
}
