import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { verdictEvidenceSnapshotSchema } from "@/lib/domain/verdict/evidence-snapshot";
import { redactionsOf } from "@/lib/server/redaction/redactions-of";
import { listTracedSources } from "@/lib/server/provenance/traced-sources";

/**
 * Everything that an edition rests on, to the last link: each claim with the verdict that went into it, the evidence as it
 * was judged, the source it is from, what that source rests on, and the stored copies with their hashes. Claims, verdicts and
 * evidence are those of the edition; sources, links between them and copies are told as they are recorded now, and so is
 * that a copy of evidence was redacted.
 * @returns null where there is no such edition.
 */
export async function traceEdition({
  workspaceId,
  briefingId,
  number,
}: {
  workspaceId: WorkspaceId;
  briefingId: string;
  number: number;
}) {
  const edition = await db.edition.findUnique({
    where: { workspaceId_briefingId_number: { workspaceId, briefingId, number } },
    select: {
      id: true,
      number: true,
      sha256: true,
      activityHead: true,
      publishedAt: true,
      briefing: { select: { id: true, title: true, slug: true } },
      notices: { where: { endedAt: null }, select: { id: true, text: true, at: true }, orderBy: { at: "asc" } },
      verdicts: {
        select: {
          verdict: {
            select: {
              id: true,
              number: true,
              statement: true,
              certainty: true,
              sha256: true,
              createdAt: true,
              rating: { select: { label: true } },
              claim: { select: { id: true, number: true, mergedIntoId: true } },
              evidence: { select: { snapshot: true }, orderBy: { evidenceId: "asc" } },
            },
          },
        },
      },
    },
  });
  if (!edition) return null;
  const { id, briefing, notices, verdicts, publishedAt, sha256, activityHead } = edition;
  const claims = verdicts
    .map(({ verdict: { claim, rating, evidence, createdAt, ...verdict } }) => ({
      claim: { id: claim.id, number: claim.number, headId: claim.mergedIntoId ?? claim.id },
      verdict: { ...verdict, rating: rating.label, settledAt: createdAt.toISOString() },
      evidence: evidence.map(({ snapshot }) => evidenceOf(snapshot)),
    }))
    .toSorted((a, b) => a.claim.number - b.claim.number);
  const evidence = claims.flatMap((one) => one.evidence);
  const [{ sources, links, headOf }, redactions] = await Promise.all([
    listTracedSources({
      workspaceId,
      sourceIds: [...new Set(evidence.map(({ sourceId }) => sourceId))],
      captureIds: evidence.flatMap(({ captureId }) => captureId ?? []),
    }),
    redactionsOf({ workspaceId, type: "edition", ids: [id] }),
  ]);
  const copies = sources.flatMap(({ captures }) => captures);
  const redactedCopies = new Set(copies.filter(({ isRedacted }) => isRedacted).map((copy) => copy.id));
  return {
    edition: {
      id,
      number: edition.number,
      sha256,
      activityHead,
      publishedAt: publishedAt.toISOString(),
      briefing,
      notices: notices.map(({ id: key, text, at }) => ({ id: key, text, at: at.toISOString() })),
      redaction: redactions.get(id) ?? null,
    },
    claims: claims.map((one) => ({
      ...one,
      // A source that was merged is told as the one that stands for it.
      evidence: one.evidence.map((item) => ({
        ...item,
        sourceId: headOf.get(item.sourceId) ?? item.sourceId,
        copyState: item.captureId !== null && redactedCopies.has(item.captureId) ? "redacted" : item.copyState,
      })),
    })),
    sources,
    links,
  };
}

export type EditionTrace = NonNullable<Awaited<ReturnType<typeof traceEdition>>>;

function evidenceOf(stored: unknown) {
  const { evidenceId, kind, stance, quote, locator, note, copyState, capture, source } =
    verdictEvidenceSnapshotSchema.parse(stored);
  return {
    id: evidenceId,
    kind,
    stance,
    quote,
    locator,
    note,
    copyState,
    sourceId: source.id,
    citation: source.citation,
    captureId: capture?.id ?? null,
    /** As they were when the verdict was settled: a copy that was exchanged since does not have them. */
    judgedCopy: capture && { sha256: capture.sha256, textSha256: capture.textSha256 },
  };
}

export type TracedEvidence = EditionTrace["claims"][number]["evidence"][number];
