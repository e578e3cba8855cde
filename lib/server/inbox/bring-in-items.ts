import type { z } from "zod";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { areUnknown, chosenCondition, type chosenSchema } from "@/lib/server/inbox/choose-items";
import { enqueueBatch } from "@/lib/server/inbox/job-requests";

/** Begins to make articles of items as they were proposed, one after another. */
export async function bringInItems({
  actor,
  input,
  now,
}: {
  actor: Actor;
  input: z.output<typeof chosenSchema>;
  now: Date;
}): Promise<Outcome<{ batchId: string; count: number }, "forbidden" | "not_found" | "nothing_to_do">> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    if (!can(actor, "article.import")) return refuse("forbidden");
    if (await areUnknown(tx, { workspaceId, chosen: input })) return refuse("not_found");
    const batchId = uuidv7();
    const where = chosenCondition({ workspaceId, chosen: input, states: ["waiting"] });
    const waiting = await tx.inboxItem.count({ where });
    if (waiting === 0) return refuse("nothing_to_do");
    await tx.importBatch.create({
      data: { workspaceId, id: batchId, kind: "bring_in", name: "", createdById: userId, createdAt: now },
    });
    const { count } = await tx.inboxItem.updateMany({
      where,
      data: { state: "storing", bringInBatchId: batchId, problem: null, updatedAt: now },
    });
    if (count === 0) return refuse("nothing_to_do");
    await tx.importBatch.update({
      where: { workspaceId_id: { workspaceId, id: batchId } },
      data: { total: count, name: count === 1 ? "1 article" : `${count} articles` },
    });
    await enqueueBatch(tx, { workspaceId, id: batchId, createdById: userId });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "import.started",
      objectType: "import_batch",
      objectId: batchId,
      detail: { kind: "bring_in", items: count },
      now,
    });
    return { ok: true, batchId, count };
  });
}
