import type { Reader } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { copyState } from "@/lib/domain/evidence/copy-state";
import { locatorWithCell, noteWithWorking, readFigure } from "@/lib/domain/evidence/figure";
import { verdictEvidenceSnapshotSchema, type VerdictEvidenceSnapshot } from "@/lib/domain/verdict/evidence-snapshot";
import { redactionsOf } from "@/lib/server/redaction/redactions-of";
import { formatCitations } from "@/lib/server/source/format-citation";

type Wanted = {
  workspaceId: WorkspaceId;
  /** The round whose ratings are taken along once it is revealed. */
  roundId: string;
  evidenceIds: readonly string[];
};

/**
 * The evidence items as they stand now, with the ratings of one revealed round.
 * @returns one snapshot for each id that the workspace has, in the order of the ids; withdrawn items are left out.
 */
export async function snapshotEvidence(reader: Reader, wanted: Wanted): Promise<VerdictEvidenceSnapshot[]> {
  const { citationStyle } = await reader.workspace.findUniqueOrThrow({
    where: { id: wanted.workspaceId },
    select: { citationStyle: true },
  });
  const rows = await readEvidence(reader, wanted);
  const cited = formatCitations({ items: rows.map(({ source }) => standing(source)), style: citationStyle });
  const captureIds = rows.flatMap(({ captureId }) => captureId ?? []);
  const redacted = await redactionsOf({ reader, workspaceId: wanted.workspaceId, type: "capture", ids: captureIds });
  return rows.map((row) => {
    const { id: standingId, csl, url, status, reliability } = standing(row.source);
    return verdictEvidenceSnapshotSchema.parse({
      evidenceId: row.id,
      ...factsOf(row),
      copyState: copyState({ ...row, isRedacted: row.captureId !== null && redacted.has(row.captureId) }),
      source: { id: row.source.id, csl, citation: cited.get(standingId)?.reference, url, status, reliability },
      ratings: row.ratings,
    });
  });
}

/** A source that was merged is cited and judged as the one that stands for it, as everywhere on the desk. */
function standing<S extends { mergedInto: object | null }>(source: S): S | NonNullable<S["mergedInto"]> {
  return source.mergedInto ?? source;
}

type EvidenceRow = Awaited<ReturnType<typeof readEvidence>>[number];

/** The rows that a snapshot is made of. */
export function readEvidence(reader: Reader, { workspaceId, roundId, evidenceIds }: Wanted) {
  return reader.evidence.findMany({
    where: { workspaceId, id: { in: [...evidenceIds] }, withdrawnAt: null },
    include: {
      source: { include: { mergedInto: true } },
      group: { select: { id: true, label: true } },
      capture: { select: { id: true, sha256: true, textSha256: true, mediaType: true, capturedAt: true } },
      ratings: {
        where: { workspaceId, roundId, round: { revealedAt: { not: null } } },
        select: { credibility: true, directness: true },
        // By value, so that the place in the list does not tell who rated first.
        orderBy: [{ credibility: "asc" }, { directness: "asc" }],
      },
    },
    orderBy: { id: "asc" },
  });
}

/** The evidence's own part of a snapshot: without its source and ratings, and without what has become of the copy. */
export function factsOf(row: EvidenceRow) {
  return {
    kind: row.kind,
    stance: row.stance,
    quote: row.exact,
    position: row.start === null || row.end === null ? null : { start: row.start, end: row.end },
    locator: locatorWithCell({ locator: row.locator, figure: readFigure(row.figure) }),
    note: noteWithWorking({ note: row.note, figure: readFigure(row.figure) }),
    group: row.group,
    capture: row.capture && { ...row.capture, capturedAt: row.capture.capturedAt.toISOString() },
  };
}
