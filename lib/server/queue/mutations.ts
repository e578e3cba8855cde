import type { z } from "zod";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import type { handleReportSchema, resolveGroupSchema, resolveReReviewSchema } from "@/lib/domain/queue/queue-inputs";
import { appendActivity } from "@/lib/server/activity/append-activity";

type Resolve = Outcome<{ resolved: number }, "forbidden" | "not_found" | "already_handled" | "mixed_causes">;

/** Says of things put in doubt by one change that they still hold, and why. All of them or none. */
export function resolveReReview({
  actor,
  input: { itemIds, reason },
  now,
}: {
  actor: Actor;
  input: z.output<typeof resolveReReviewSchema>;
  now: Date;
}): Promise<Resolve> {
  const { workspaceId, userId } = actor;
  return transact<Resolve>(async (tx) => {
    const where = { workspaceId, id: { in: itemIds } };
    const items = await tx.reReviewItem.findMany({ where, orderBy: { id: "asc" } });
    const [first] = items;
    if (!first || items.length < itemIds.length) return refuse("not_found");
    if (!can(actor, "queue.resolve", first)) return refuse("forbidden");
    const { cause, causeType, causeId } = first;
    const isOneCause = items.every(
      (item) => item.cause === cause && item.causeType === causeType && item.causeId === causeId,
    );
    if (!isOneCause) return refuse("mixed_causes");
    // The condition on the state decides between two editors; whoever comes second finds fewer rows.
    const { count } = await tx.reReviewItem.updateMany({
      where: { ...where, state: "open" },
      data: { state: "still_holds", reason, handledById: userId, handledAt: now },
    });
    if (count < itemIds.length) return refuse("already_handled");
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "reReview.resolved",
      objectType: causeType,
      objectId: causeId,
      detail: { cause, items: items.map(({ id, objectType, objectId }) => ({ id, objectType, objectId })) },
      now,
    });
    return { ok: true, resolved: count };
  });
}

type ResolveGroup = Outcome<{ resolved: number }, "forbidden" | "not_found" | "already_handled">;

/**
 * Says of everything that one change has put in doubt that it still holds, and why, however much it is. Refused where more
 * or less is open by now than the person was told of.
 */
export function resolveGroup({
  actor,
  input: { cause, causeType, causeId, total, reason },
  now,
}: {
  actor: Actor;
  input: z.output<typeof resolveGroupSchema>;
  now: Date;
}): Promise<ResolveGroup> {
  const { workspaceId, userId } = actor;
  return transact<ResolveGroup>(async (tx) => {
    const where = { workspaceId, cause, causeType, causeId };
    const first = await tx.reReviewItem.findFirst({ where });
    if (!first) return refuse("not_found");
    if (!can(actor, "queue.resolve", first)) return refuse("forbidden");
    const { count } = await tx.reReviewItem.updateMany({
      where: { ...where, state: "open" },
      data: { state: "still_holds", reason, handledById: userId, handledAt: now },
    });
    if (count !== total) return refuse("already_handled");
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "reReview.resolved",
      objectType: causeType,
      objectId: causeId,
      detail: { cause, all: count },
      now,
    });
    return { ok: true, resolved: count };
  });
}

type Handle = Outcome<object, "forbidden" | "not_found" | "already_handled">;

/** Answers or dismisses a reader's report. The words stay with the report; nothing is sent to the reader from here. */
export function handleReport({
  actor,
  input: { reportId, state, answer },
  now,
}: {
  actor: Actor;
  input: z.output<typeof handleReportSchema>;
  now: Date;
}): Promise<Handle> {
  const { workspaceId, userId } = actor;
  return transact<Handle>(async (tx) => {
    const key = { workspaceId, id: reportId };
    const report = await tx.errorReport.findUnique({ where: { workspaceId_id: key } });
    if (!report) return refuse("not_found");
    if (!can(actor, "report.handle", report)) return refuse("forbidden");
    const { count } = await tx.errorReport.updateMany({
      where: { ...key, state: "open" },
      data: { state, answer, handledById: userId, handledAt: now },
    });
    if (count === 0) return refuse("already_handled");
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "report.handled",
      objectType: "error_report",
      objectId: reportId,
      detail: { state },
      now,
    });
    return { ok: true };
  });
}
