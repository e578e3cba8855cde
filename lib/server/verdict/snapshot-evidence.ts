import type { Reader } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { copyState } from "@/lib/domain/evidence/copy-state";
import { verdictEvidenceSnapshotSchema, type VerdictEvidenceSnapshot } from "@/lib/domain/verdict/evidence-snapshot";
import { citationOf } from "@/lib/server/verdict/citation-of";

/**
 * The evidence items as they stand now, with the ratings of one revealed round. For settling a verdict, and for asking
 * later whether its evidence still is what it was.
 * @returns one snapshot for each id that the workspace has, in the order of the ids; withdrawn items are left out.
 */
export async function snapshotEvidence(
  reader: Reader,
  {
    workspaceId,
    roundId,
    evidenceIds,
  }: { workspaceId: WorkspaceId; roundId: string; evidenceIds: readonly string[] },
): Promise<VerdictEvidenceSnapshot[]> {
  const { citationStyle } = await reader.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { citationStyle: true },
  });
  const rows = await reader.evidence.findMany({
    where: { workspaceId, id: { in: [...evidenceIds] }, withdrawnAt: null },
    include: {
      source: true,
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
  return rows.map((row) =>
    verdictEvidenceSnapshotSchema.parse({
      evidenceId: row.id,
      kind: row.kind,
      stance: row.stance,
      quote: row.exact,
      position: row.start === null || row.end === null ? null : { start: row.start, end: row.end },
      locator: row.locator,
      note: row.note,
      group: row.group,
      copyState: copyState(row),
      capture: row.capture && { ...row.capture, capturedAt: row.capture.capturedAt.toISOString() },
      source: {
        id: row.source.id,
        csl: row.source.csl,
        citation: citationOf({ csl: row.source.csl, style: citationStyle }),
        url: row.source.url,
        status: row.source.status,
        reliability: row.source.reliability,
      },
      ratings: row.ratings,
    }),
  );
}
