import { db } from "@/lib/db/client";
import type { ImportBatch, Prisma } from "@/lib/db/generated/client";

type BatchKey = { workspaceId: string; batchId: string };

/** Marks a batch as under way. @returns it, or null where it has ended, as when somebody has cancelled it. */
export async function beginBatch({ workspaceId, batchId, now }: BatchKey & { now: Date }): Promise<ImportBatch | null> {
  await db.importBatch.updateMany({
    where: { workspaceId, id: batchId, state: "waiting" },
    data: { state: "running", startedAt: now },
  });
  return db.importBatch.findFirst({ where: { workspaceId, id: batchId, state: "running" } });
}

/** Whether nobody has cancelled it yet. */
export async function isRunning({ workspaceId, batchId }: BatchKey): Promise<boolean> {
  const row = await db.importBatch.findFirst({
    where: { workspaceId, id: batchId, state: "running" },
    select: { id: true },
  });
  return row !== null;
}

/** Ends a batch that is still under way; one that was cancelled stays so. */
export async function endBatch({
  workspaceId,
  batchId,
  state,
  now,
  ...more
}: BatchKey & { state: "done" | "failed"; now: Date } & Pick<
    Prisma.ImportBatchUncheckedUpdateManyInput,
    "problem" | "total" | "leftOut"
  >): Promise<void> {
  await db.importBatch.updateMany({
    where: { workspaceId, id: batchId, state: { in: ["waiting", "running"] } },
    data: { state, endedAt: now, ...more },
  });
}

/**
 * Counts how far a batch is by its items, so that the figures are right whatever was cut off: everything that no longer
 * waits for the job is done.
 * @param whose the items that came with the batch, or those that it brings in
 * @param ahead the state of those that it has not come to
 */
export async function countProgress({
  workspaceId,
  batchId,
  whose,
  ahead,
}: BatchKey & { whose: "batchId" | "bringInBatchId"; ahead: "fetching" | "storing" }): Promise<void> {
  const items = { workspaceId, [whose]: batchId };
  const [batch, left, failed] = await Promise.all([
    db.importBatch.findFirst({ where: { workspaceId, id: batchId }, select: { total: true } }),
    db.inboxItem.count({ where: { ...items, state: ahead } }),
    db.inboxItem.count({ where: { ...items, state: "failed" } }),
  ]);
  const done = Math.max(0, (batch?.total ?? left) - left);
  await db.importBatch.updateMany({
    where: { workspaceId, id: batchId },
    data: { done, failed: Math.min(failed, done) },
  });
}
