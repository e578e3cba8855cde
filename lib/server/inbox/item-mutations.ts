import type { z } from "zod";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import type { ItemState } from "@/lib/domain/inbox/inbox-words";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { appendActivity } from "@/lib/server/activity/append-activity";
import type { ActivityVerb } from "@/lib/server/activity/verbs";
import { areUnknown, chosenCondition, type chosenSchema } from "@/lib/server/inbox/choose-items";
import { enqueueBatch } from "@/lib/server/inbox/job-requests";
import { lockBatch } from "@/lib/server/inbox/lock-batch";

type Call = { actor: Actor; input: z.output<typeof chosenSchema>; now: Date };
export type ItemsChanged = Outcome<{ count: number; itemIds: string[] }, "forbidden" | "not_found" | "nothing_to_do">;

/** Ids that an answer names, so that the act can be taken back; of more, the count alone is told. */
const mostNamed = 1_000;

/** Sets items aside. Nothing is removed; `restoreItems` brings them back. */
export function dismissItems(call: Call): Promise<ItemsChanged> {
  return change(call, {
    from: ["waiting", "failed"],
    verb: "inbox.dismissed",
    write: (tx, where) => tx.inboxItem.updateMany({ where, data: { state: "dismissed", updatedAt: call.now } }),
  });
}

/** Brings dismissed items back. A page that was never fetched is fetched then. */
export function restoreItems(call: Call): Promise<ItemsChanged> {
  return change(call, { from: ["dismissed"], verb: "inbox.restored", write: putBack(call) });
}

/** Tries failed items again: pages are fetched anew, the others wait again. */
export function retryItems(call: Call): Promise<ItemsChanged> {
  return change(call, { from: ["failed"], verb: "inbox.retried", write: putBack(call) });
}

function putBack({ actor: { workspaceId }, now }: Call) {
  return async (tx: Tx, where: Prisma.InboxItemWhereInput) => {
    const unfetched = { batch: { kind: "url_list" as const }, importId: null };
    const again = await tx.inboxItem.groupBy({ by: ["batchId"], where: { AND: [where, unfetched] }, _count: true });
    await tx.inboxItem.updateMany({
      where: { AND: [where, unfetched] },
      data: { state: "fetching", problem: null, updatedAt: now },
    });
    // An import that was discarded is taken up again with its item; whoever opens or stores it finds a draft.
    await tx.articleImport.updateMany({
      where: { workspaceId, state: "discarded", inboxItems: { some: where } },
      data: { state: "draft", updatedAt: now },
    });
    await tx.inboxItem.updateMany({
      where: { AND: [where, { NOT: unfetched }] },
      data: { state: "waiting", problem: null, updatedAt: now },
    });
    for (const { batchId } of again) {
      const batch = batchId && (await lockBatch(tx, { workspaceId, batchId }));
      if (!batch) continue;
      await countAgain(tx, batch);
      await enqueueBatch(tx, batch);
    }
  };
}

/** A list that has ended goes on with what is to be fetched again, for the person who began it. */
async function countAgain(tx: Tx, { workspaceId, id }: { workspaceId: string; id: string }): Promise<void> {
  const items = { workspaceId, batchId: id };
  const [left, failed, passedOver, all] = await Promise.all([
    tx.inboxItem.count({ where: { ...items, state: "fetching" } }),
    tx.inboxItem.count({ where: { ...items, state: "failed" } }),
    tx.inboxItem.count({ where: { ...items, problem: { in: ["already_article", "cancelled"] } } }),
    tx.inboxItem.count({ where: items }),
  ]);
  const total = all - passedOver;
  const done = total - left;
  await tx.importBatch.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { state: "waiting", endedAt: null, problem: null, total, done, failed: Math.min(failed, done) },
  });
}

async function change(
  { actor, input, now }: Call,
  {
    from,
    verb,
    write,
  }: {
    from: readonly ItemState[];
    verb: ActivityVerb;
    write: (tx: Tx, where: Prisma.InboxItemWhereInput) => Promise<unknown>;
  },
): Promise<ItemsChanged> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    if (!can(actor, "article.import")) return refuse("forbidden");
    if (await areUnknown(tx, { workspaceId, chosen: input })) return refuse("not_found");
    const where = chosenCondition({ workspaceId, chosen: input, states: from });
    const rows = await tx.inboxItem.findMany({ where, select: { id: true }, orderBy: { id: "desc" } });
    const [first] = rows;
    if (!first) return refuse("nothing_to_do");
    await write(tx, where);
    const itemIds = rows.length <= mostNamed ? rows.map(({ id }) => id) : [];
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb,
      objectType: "inbox_item",
      objectId: first.id,
      detail: { count: rows.length, ...(itemIds.length > 1 && itemIds.length <= 200 && { itemIds }) },
      now,
    });
    return { ok: true, count: rows.length, itemIds };
  });
}
