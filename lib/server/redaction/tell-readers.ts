import type { Tx } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { readEdition } from "@/lib/publish/edition-schema";
import { redactionNotices } from "@/lib/publish/redaction-notices";
import { tellAbsences } from "@/lib/server/edition/tell-absences";

/**
 * Puts a later notice around every edition that takes evidence from copies which are being redacted, and takes back that
 * they stand where a page is gone. In the transaction of the redaction, after its rows are written, with the rows of the
 * sources locked.
 */
export async function tellReaders(
  tx: Tx,
  {
    workspaceId,
    captureIds,
    sourceIds,
    reason,
    now,
  }: {
    workspaceId: WorkspaceId;
    captureIds: readonly string[];
    /** The sources that the copies are of, or those that stand for them. */
    sourceIds: readonly string[];
    reason: string;
    now: Date;
  },
): Promise<void> {
  const editions = await tx.edition.findMany({
    where: {
      workspaceId,
      NOT: { canonical: "" },
      verdicts: { some: { verdict: { evidence: { some: { captureId: { in: [...captureIds] } } } } } },
    },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id: editionId } of editions) {
    const { canonical } = await tx.edition.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: editionId } },
      select: { canonical: true },
    });
    const edition = readEdition(canonical);
    const due = redactionNotices({ edition, captureIds: new Set(captureIds), reason, at: now });
    await tx.laterNotice.createMany({
      data: due.map((notice) => ({ ...notice, workspaceId, id: uuidv7(), editionId, objectType: "source", at: now })),
    });
  }
  for (const sourceId of sourceIds) await tellAbsences(tx, { workspaceId, sourceId, now });
}
