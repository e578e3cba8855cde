import type { Reader } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { evidenceAsJudged, verdictEvidenceSnapshotSchema } from "@/lib/domain/verdict/evidence-snapshot";
import { canonicalText } from "@/lib/server/activity/canonical-activity";
import { snapshotEvidence } from "@/lib/server/verdict/snapshot-evidence";

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
  const today = await snapshotEvidence(reader, { workspaceId, roundId, evidenceIds });
  const todayById = new Map(today.map((snapshot) => [snapshot.evidenceId, canonicalText(evidenceAsJudged(snapshot))]));
  return evidence.some(
    ({ evidenceId, snapshot }) =>
      todayById.get(evidenceId) !== canonicalText(evidenceAsJudged(verdictEvidenceSnapshotSchema.parse(snapshot))),
  );
}
