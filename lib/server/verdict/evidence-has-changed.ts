import type { Reader } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { evidenceAsJudged, verdictEvidenceSnapshotSchema } from "@/lib/domain/verdict/evidence-snapshot";
import { canonicalText } from "@/lib/server/activity/canonical-activity";
import { factsOf, readEvidence } from "@/lib/server/verdict/snapshot-evidence";

/** Whether an item that the verdict rests on was edited or withdrawn since it was settled. */
export async function evidenceHasChanged(
  reader: Reader,
  { workspaceId, verdictId }: { workspaceId: WorkspaceId; verdictId: string },
): Promise<boolean> {
  const { roundId, evidence } = await reader.verdict.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: verdictId } },
    select: { roundId: true, evidence: { select: { evidenceId: true, snapshot: true } } },
  });
  const evidenceIds = evidence.map(({ evidenceId }) => evidenceId);
  const rows = await readEvidence(reader, { workspaceId, roundId, evidenceIds });
  const today = new Map(
    rows.map((row) => [row.id, canonicalText(evidenceAsJudged({ ...factsOf(row), source: row.source }))]),
  );
  return evidence.some(
    ({ evidenceId, snapshot }) =>
      today.get(evidenceId) !== canonicalText(evidenceAsJudged(verdictEvidenceSnapshotSchema.parse(snapshot))),
  );
}
