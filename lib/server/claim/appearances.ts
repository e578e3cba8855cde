import { z } from "zod";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { markSchema } from "@/lib/domain/claim/claim-fields";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { placeMark } from "@/lib/server/claim/place-mark";

export const attachAppearanceSchema = z.object({ claimId: z.uuid(), mark: markSchema });

/** Marks one more place where an article makes a claim that exists already. */
export async function attachAppearance({
  actor,
  input: { claimId, mark },
  now,
}: {
  actor: Actor;
  input: z.output<typeof attachAppearanceSchema>;
  now: Date;
}): Promise<
  Outcome<
    { appearanceId: string; decisionId: string; number: number },
    "forbidden" | "not_found" | "merged" | "stale_version" | "wording_differs" | "already_marked"
  >
> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    const claim = await tx.claim.findUnique({ where: { workspaceId_id: { workspaceId, id: claimId } } });
    if (!claim) return refuse("not_found");
    if (!can(actor, "passage.decide", claim)) return refuse("forbidden");
    if (claim.mergedIntoId) return refuse("merged");
    const marked = await placeMark(tx, { actor, claimId, mark, now });
    if (!marked.ok) return marked;
    const { appearanceId, decisionId } = marked.placed;
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "claim.appeared",
      objectType: "claim",
      objectId: claimId,
      detail: { ...marked.placed, articleVersionId: mark.articleVersionId },
      now,
    });
    return { ok: true, appearanceId, decisionId, number: claim.number };
  });
}

export const appearanceSchema = z.object({ appearanceId: z.uuid() });

/** Takes away that an article makes a claim, and the decisions that said so. The rows stay; `restoreAppearance` undoes it. */
export async function removeAppearance({
  actor,
  input: { appearanceId },
  now,
}: {
  actor: Actor;
  input: z.output<typeof appearanceSchema>;
  now: Date;
}): Promise<Outcome<object, "forbidden" | "not_found" | "already_removed">> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    const appearance = await tx.appearance.findUnique({
      where: { workspaceId_id: { workspaceId, id: appearanceId } },
      include: { anchors: { select: { articleVersionId: true, start: true, end: true } } },
    });
    if (!appearance) return refuse("not_found");
    if (!can(actor, "passage.decide", appearance)) return refuse("forbidden");
    const { count } = await tx.appearance.updateMany({
      where: { workspaceId, id: appearanceId, removedAt: null },
      data: { removedAt: now },
    });
    if (count === 0) return refuse("already_removed");
    for (const { articleVersionId, start, end } of appearance.anchors) {
      if (start === null || end === null) continue;
      await tx.passageDecision.updateMany({
        where: { workspaceId, articleVersionId, claimId: appearance.claimId, start, end, undoneAt: null },
        data: { undoneAt: now },
      });
    }
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "claim.appearanceRemoved",
      objectType: "claim",
      objectId: appearance.claimId,
      detail: { appearanceId, articleId: appearance.articleId },
      now,
    });
    return { ok: true };
  });
}

/** Brings back an appearance that was taken away, with the decisions that went with it. */
export async function restoreAppearance({
  actor,
  input: { appearanceId },
  now,
}: {
  actor: Actor;
  input: z.output<typeof appearanceSchema>;
  now: Date;
}): Promise<Outcome<object, "forbidden" | "not_found" | "not_removed">> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    const appearance = await tx.appearance.findUnique({
      where: { workspaceId_id: { workspaceId, id: appearanceId } },
      select: { workspaceId: true, claimId: true, articleId: true, removedAt: true },
    });
    if (!appearance) return refuse("not_found");
    if (!can(actor, "passage.decide", appearance)) return refuse("forbidden");
    if (!appearance.removedAt) return refuse("not_removed");
    const { count } = await tx.appearance.updateMany({
      where: { workspaceId, id: appearanceId, removedAt: appearance.removedAt },
      data: { removedAt: null },
    });
    if (count === 0) return refuse("not_removed");
    // The decisions were ended at the very moment at which the appearance was taken away.
    await tx.passageDecision.updateMany({
      where: { workspaceId, claimId: appearance.claimId, undoneAt: appearance.removedAt },
      data: { undoneAt: null },
    });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "claim.appeared",
      objectType: "claim",
      objectId: appearance.claimId,
      detail: { appearanceId, articleId: appearance.articleId, restored: true },
      now,
    });
    return { ok: true };
  });
}
