import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { undoDecisionIn, type RemovedClaim } from "@/lib/server/passage/mutations";
import { commonRefusal } from "@/lib/server/suggestion/decide-items";
import { mostItems } from "@/lib/server/suggestion/split-item";

export const undoItemsSchema = z.object({
  /** As `decideItems` answered them; the latest first. */
  items: z
    .array(z.object({ decisionIds: z.array(z.uuid()).max(50), answerId: z.uuid().nullable() }))
    .min(1)
    .max(mostItems),
});

export type UndoneItem = Outcome<
  { removedClaim: RemovedClaim | null },
  "forbidden" | "not_found" | "already_undone" | "stale_version"
>;

/** Takes decisions of the split view back, with the answers that came with them; brings a rejected suggestion back. */
export async function undoItems({
  actor,
  input: { items },
  now,
}: {
  actor: Actor;
  input: z.output<typeof undoItemsSchema>;
  now: Date;
}): Promise<Outcome<{ outcomes: UndoneItem[] }, "forbidden" | "not_found" | "already_undone" | "stale_version">> {
  if (!can(actor, "passage.decide")) return refuse("forbidden");
  const outcomes: UndoneItem[] = [];
  for (const item of items) outcomes.push(await transact((tx) => undoItem(tx, { actor, item, now })));
  return commonRefusal(outcomes) ?? { ok: true, outcomes };
}

async function undoItem(
  tx: Tx,
  {
    actor,
    item: { decisionIds, answerId },
    now,
  }: { actor: Actor; item: z.output<typeof undoItemsSchema>["items"][number]; now: Date },
): Promise<UndoneItem> {
  let removedClaim: RemovedClaim | null = null;
  // The answer goes with its decision; a rejection has none.
  for (const decisionId of decisionIds) {
    const undone = await undoDecisionIn(tx, { actor, decisionId, now });
    if (!undone.ok) return undone;
    removedClaim ??= undone.removedClaim;
  }
  if (decisionIds.length > 0 || answerId === null) return { ok: true, removedClaim };
  return bringBack(tx, { actor, answerId, now });
}

async function bringBack(
  tx: Tx,
  { actor, answerId, now }: { actor: Actor; answerId: string; now: Date },
): Promise<UndoneItem> {
  const { workspaceId, userId } = actor;
  const answer = await tx.suggestionAnswer.findUnique({ where: { workspaceId_id: { workspaceId, id: answerId } } });
  if (!answer) return refuse("not_found");
  // A claim is taken back by its decision, so that its mark goes with it.
  if (answer.kind !== "rejected") return refuse("not_found");
  const version = await tx.articleVersion.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: answer.articleVersionId } },
    select: { articleId: true },
  });
  const { count } = await tx.suggestionAnswer.updateMany({
    where: { workspaceId, id: answerId, undoneAt: null },
    data: { undoneAt: now },
  });
  if (count === 0) return refuse("already_undone");
  await appendActivity(tx, {
    workspaceId,
    actorId: userId,
    verb: "suggestion.restored",
    objectType: "article",
    objectId: version.articleId,
    detail: { answerId, articleVersionId: answer.articleVersionId },
    now,
  });
  return { ok: true, removedClaim: null };
}
