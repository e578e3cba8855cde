import { z } from "zod";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { lockBatch } from "@/lib/server/inbox/lock-batch";

export const batchIdSchema = z.object({ batchId: z.uuid() });

/**
 * Stops a long import. What has come of it stays; pages that were not fetched are dismissed, and items that were not brought
 * in wait again. The job notices before its next step.
 */
export async function cancelBatch({
  actor,
  input: { batchId },
  now,
}: {
  actor: Actor;
  input: z.output<typeof batchIdSchema>;
  now: Date;
}): Promise<Outcome<object, "forbidden" | "not_found" | "ended">> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    const batch = await lockBatch(tx, { workspaceId, batchId });
    if (!batch) return refuse("not_found");
    if (!can(actor, "article.import", batch)) return refuse("forbidden");
    if (batch.state !== "waiting" && batch.state !== "running") return refuse("ended");
    await tx.importBatch.update({
      where: { workspaceId_id: { workspaceId, id: batchId } },
      data: { state: "cancelled", endedAt: now },
    });
    await tx.inboxItem.updateMany({
      where: { workspaceId, batchId, state: "fetching" },
      data: { state: "dismissed", problem: "cancelled", updatedAt: now },
    });
    await tx.inboxItem.updateMany({
      where: { workspaceId, bringInBatchId: batchId, state: "storing" },
      data: { state: "waiting", bringInBatchId: null, updatedAt: now },
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "import.cancelled",
      objectType: "import_batch",
      objectId: batchId,
      detail: { kind: batch.kind, done: batch.done },
      now,
    });
    return { ok: true };
  });
}
