import { coverage } from "@/lib/text/coverage";
import { decidableKinds } from "@/lib/text/passage-kind";
import type { CorrectionKind } from "@/lib/domain/edition/correction-kinds";
import type { VerdictEvidenceSnapshot } from "@/lib/domain/verdict/evidence-snapshot";
import {
  copyStateNow,
  type ArticleMaterial,
  type ClaimMaterial,
  type EditionMaterial,
} from "@/lib/publish/edition-material";
import { editionSchema, type Edition, type EditionArticle, type EditionClaim } from "@/lib/publish/edition-schema";
import { excerptAround, openingWords } from "@/lib/publish/excerpt";
import { documentReferences } from "@/lib/editor/briefing/document-references";
import { canonicalText, sha256Hex } from "@/lib/server/activity/canonical-activity";

/** Runs of left-out text that are listed one by one for each article. */
const maxLeftOut = 60;

/**
 * Makes the edition of what was gathered: everything in it is copied, so that nothing which changes later reaches it.
 * The material must be without blockers (`findBlockers`).
 * @param reasons - by the id of evidence without a stored copy: why it is published all the same
 * @returns the edition, its RFC 8785 text and the text's SHA-256 in hex.
 */
export function buildEdition({
  material,
  number,
  publishedAt,
  activityHead,
  reasons,
  correction,
}: {
  material: EditionMaterial;
  number: number;
  publishedAt: Date;
  activityHead: string;
  reasons: Readonly<Record<string, string>>;
  correction: { kind: CorrectionKind; note: string } | null;
}): { edition: Edition; canonical: string; sha256: string } {
  const { claimIds, linkedClaimIds } = documentReferences(material.document);
  const claims = inOrder({ ids: claimIds, rows: material.claims }).map((claim) =>
    editionClaim({ claim, material, reasons }),
  );
  const usedScales = new Set(claims.map(({ verdict }) => verdict.rating.scale));
  const edition = editionSchema.parse(
    wellFormed({
      format: "plumbline-edition-1",
      workspace: material.workspace,
      briefing: material.briefing,
      number,
      publishedAt: publishedAt.toISOString(),
      activityHead,
      correction,
      document: material.document,
      claims,
      linkedClaims: inOrder({ ids: linkedClaimIds, rows: material.linkedClaims }),
      scales: material.scales.filter((scale) => usedScales.has(scale.number)),
      sources: material.sources,
      derivations: material.derivations,
      captures: material.captures,
      articles: material.articles.map((article) => editionArticle({ article, claimIds })),
    }),
  );
  const canonical = canonicalText(edition);
  return { edition, canonical, sha256: sha256Hex(canonical) };
}

/**
 * A digest of what an edition would say, without its number, time and place in the record: two of the same say the same.
 */
export function contentSha256(edition: Edition): string {
  const { number: _number, publishedAt: _at, activityHead: _head, correction: _correction, ...content } = edition;
  return sha256Hex(canonicalText(content));
}

function editionClaim({
  claim,
  material,
  reasons,
}: {
  claim: ClaimMaterial;
  material: EditionMaterial;
  reasons: Readonly<Record<string, string>>;
}): EditionClaim {
  if (!claim.verdict) throw new Error(`Claim ${claim.id} has no verdict to publish.`);
  const { content, sha256, approvals, assessments } = claim.verdict;
  const { id, number, statement, rating, certainty, certaintyReasons, justification, settledAt } = content;
  return {
    id: claim.id,
    number: claim.number,
    type: claim.type,
    claimant: claim.claimant,
    claimedOn: claim.claimedOn,
    partIds: material.claims.filter(({ parentId }) => parentId === claim.id).map((part) => part.id),
    appearances: claim.appearances,
    rightsOfReply: claim.rightsOfReply,
    verdict: {
      id,
      number,
      statement,
      rating: { label: rating.label, definition: rating.definition, value: rating.value, scale: rating.scale },
      certainty,
      certaintyReasons,
      justification,
      settledAt,
      sha256,
      assessments,
      approvals,
      evidence: content.evidence.map((evidence) => editionEvidence({ evidence, material, reasons })),
    },
  };
}

function editionEvidence({
  evidence,
  material,
  reasons,
}: {
  evidence: VerdictEvidenceSnapshot;
  material: EditionMaterial;
  reasons: Readonly<Record<string, string>>;
}): EditionClaim["verdict"]["evidence"][number] {
  const { evidenceId, kind, stance, quote, locator, note, group, capture, position, source, ratings } = evidence;
  const copyState = copyStateNow({ evidence, material });
  const text = material.captures.find(({ id }) => id === capture?.id)?.text ?? null;
  // Only where the words still stand there may the text around them be shown as theirs.
  const isThere = position !== null && text?.slice(position.start, position.end) === quote;
  return {
    id: evidenceId,
    kind,
    stance,
    quote,
    context: isThere ? excerptAround({ text, ...position }) : null,
    locator,
    note,
    group,
    copyState,
    reasonWithoutCopy: copyState === "no_copy" ? (reasons[evidenceId] ?? null) : null,
    captureId: capture?.id ?? null,
    sourceId: material.sourceHeads.get(source.id) ?? source.id,
    sourceAsJudged: { status: source.status, reliability: source.reliability },
    ratings,
  };
}

function editionArticle({
  article,
  claimIds,
}: {
  article: ArticleMaterial;
  claimIds: readonly string[];
}): EditionArticle {
  const { text, passages, decisions, claimIds: marked } = article;
  const { covered, total } = coverage({ text, passages, decisions });
  const runs = leftOutRuns(article);
  return {
    id: article.id,
    title: article.title,
    url: article.url,
    authors: article.authors,
    publisher: article.publisher,
    publishedOn: article.publishedOn,
    versionNumber: article.versionNumber,
    textSha256: article.textSha256,
    coverage: { covered, total },
    claims: { marked: marked.length, here: marked.filter((id) => claimIds.includes(id)).length },
    leftOut: runs.slice(0, maxLeftOut),
    leftOutMore: Math.max(0, runs.length - maxLeftOut),
  };
}

/** Decidable passages that no claim touches, with what was decided about them. Neighbours of one kind are joined. */
function leftOutRuns({ text, passages, decisions }: ArticleMaterial): EditionArticle["leftOut"] {
  const joined: { reason: EditionArticle["leftOut"][number]["reason"]; start: number; end: number }[] = [];
  let previous = -2;
  passages.forEach((passage, index) => {
    if (!decidableKinds.has(passage.kind)) return;
    const touching = decisions.filter(({ start, end }) => start < passage.end && end > passage.start);
    if (touching.some(({ disposition }) => disposition === "claim")) return;
    const decided = touching.map(({ disposition }) => disposition);
    const reason = decided.includes("not_checkable")
      ? ("not_checkable" as const)
      : decided.includes("out_of_scope")
        ? ("out_of_scope" as const)
        : ("undecided" as const);
    const last = joined.at(-1);
    if (last && last.reason === reason && previous === index - 1) last.end = passage.end;
    else joined.push({ reason, start: passage.start, end: passage.end });
    previous = index;
  });
  return joined.map(({ reason, start, end }) => {
    const run = text.slice(start, end);
    return { reason, opening: openingWords({ text: run }), characters: run.replace(/\s/gu, "").length };
  });
}

function inOrder<Row extends { id: string }>({ ids, rows }: { ids: readonly string[]; rows: readonly Row[] }): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Half a surrogate pair, which a paste can bring into a text, has no place in canonical JSON. */
function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, wellFormed(held)]));
}
