import { documentReferences } from "@/lib/editor/briefing/document-references";
import type { CopyState } from "@/lib/domain/evidence/copy-state";
import type { SourceStatus } from "@/lib/domain/source/status";
import { copyStateNow, type ClaimMaterial, type EditionMaterial } from "@/lib/publish/edition-material";

type NamedClaim = { id: string; number: number; statement: string };

/** Why a briefing cannot be published as it stands, with what each reason is about. */
export type Blocker =
  | { reason: "no_claims" }
  | { reason: "nothing_changed" }
  | { reason: "claim_missing"; claimId: string }
  | { reason: "source_missing"; sourceId: string }
  | { reason: "claim_not_approved" | "verdict_voided" | "claim_merged" | "link_unpublished"; claim: NamedClaim };

/** What the publisher should know. Those of kind "no_copy" want a reason that readers will see. */
export type Warning =
  | EvidenceWarning<"no_copy">
  | EvidenceWarning<"quote_not_found">
  | EvidenceWarning<"copy_redacted">
  | { kind: "source_status"; source: { id: string; name: string; status: SourceStatus } }
  | { kind: "no_right_of_reply"; claim: NamedClaim; claimant: string }
  /** A later notice that will stand around the edition from the start, in the words of the notice. */
  | { kind: "no_longer_there"; sourceId: string; text: string };

type EvidenceWarning<Kind extends string> = {
  kind: Kind;
  claim: NamedClaim;
  evidence: { id: string; words: string; source: string; copyState: CopyState };
};

/** Everything that stands in the way of an edition, in the order of the text. */
export function findBlockers(material: EditionMaterial): Blocker[] {
  const { claimIds, linkedClaimIds, sourceIds } = documentReferences(material.document);
  const claims = new Map(material.claims.map((claim) => [claim.id, claim]));
  const linked = new Map(material.linkedClaims.map((claim) => [claim.id, claim]));
  const sources = new Set(material.sources.map(({ id }) => id));
  const blockers: Blocker[] = claimIds.length === 0 ? [{ reason: "no_claims" }] : [];
  for (const id of claimIds) {
    const claim = claims.get(id);
    if (!claim) blockers.push({ reason: "claim_missing", claimId: id });
    else {
      const reason = whyNot(claim);
      if (reason) blockers.push({ reason, claim: named(claim) });
    }
  }
  for (const id of linkedClaimIds) {
    if (claims.has(id)) continue;
    const claim = linked.get(id);
    if (!claim) blockers.push({ reason: "claim_missing", claimId: id });
    else if (!claim.isPublished) blockers.push({ reason: "link_unpublished", claim: named(claim) });
  }
  for (const id of sourceIds) {
    if (!sources.has(material.sourceHeads.get(id) ?? id)) blockers.push({ reason: "source_missing", sourceId: id });
  }
  return blockers;
}

function whyNot(claim: ClaimMaterial): "claim_merged" | "claim_not_approved" | "verdict_voided" | null {
  if (claim.mergedIntoId !== null) return "claim_merged";
  if (claim.state !== "approved" || !claim.verdict) return "claim_not_approved";
  return claim.verdict.isIntact && claim.verdict.approvals > 0 ? null : "verdict_voided";
}

const warningOf = {
  verified: null,
  nothing_quoted: null,
  not_found: "quote_not_found",
  no_copy: "no_copy",
  redacted: "copy_redacted",
} as const satisfies Record<CopyState, EvidenceWarning<"no_copy" | "quote_not_found" | "copy_redacted">["kind"] | null>;

/** Everything that a careful publisher wants to know first, claim by claim, then source by source. */
export function findWarnings(material: EditionMaterial): Warning[] {
  const names = new Map(material.sources.map(({ id, shortName }) => [id, shortName]));
  const shortName = (sourceId: string) => names.get(material.sourceHeads.get(sourceId) ?? sourceId) ?? "";
  const ofClaims = material.claims.flatMap((claim): Warning[] => {
    const ofEvidence = (claim.verdict?.content.evidence ?? []).flatMap((evidence): Warning[] => {
      const { evidenceId, quote, note, source } = evidence;
      const copyState = copyStateNow({ evidence, material });
      const kind = warningOf[copyState];
      if (kind === null) return [];
      return [
        {
          kind,
          claim: named(claim),
          evidence: { id: evidenceId, words: quote ?? note, source: shortName(source.id), copyState },
        },
      ];
    });
    const unasked = claim.claimant !== null && claim.rightsOfReply.length === 0;
    return unasked
      ? [...ofEvidence, { kind: "no_right_of_reply", claim: named(claim), claimant: claim.claimant!.name }]
      : ofEvidence;
  });
  const ofSources = material.sources
    .filter(({ status }) => status !== "current")
    .map(({ id, shortName: name, status }): Warning => ({ kind: "source_status", source: { id, name, status } }));
  return [...ofClaims, ...ofSources];
}

function named({ id, number, statement }: NamedClaim): NamedClaim {
  return { id, number, statement };
}
