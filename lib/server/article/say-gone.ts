import { z } from "zod";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { holdCurrentVersion } from "@/lib/server/article/current-version";

export const sayGoneSchema = z.object({ anchorId: z.uuid() });

/** Where the claim had been thought to stand, for taking it back; null where it had no place before. */
export type FormerPlace = { start: number; end: number } | null;

/**
 * Says that the newest version of an article no longer makes a claim. The claim and where it stood in earlier versions
 * stay: that an author took something back is worth knowing. `confirmAnchor` with the former place takes it back.
 */
export async function sayGone({
  actor,
  input: { anchorId },
  now,
}: {
  actor: Actor;
  input: z.output<typeof sayGoneSchema>;
  now: Date;
}): Promise<Outcome<{ former: FormerPlace }, "forbidden" | "not_found" | "stale_version">> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    const anchor = await tx.anchor.findUnique({
      where: { workspaceId_id: { workspaceId, id: anchorId } },
      include: { appearance: { select: { claimId: true } } },
    });
    if (!anchor) return refuse("not_found");
    if (!can(actor, "passage.decide", anchor)) return refuse("forbidden");
    const { articleVersionId, start, end } = anchor;
    const held = await holdCurrentVersion(tx, { workspaceId, articleVersionId });
    if (!held.ok) return held;
    const { claimId } = anchor.appearance;
    // What is gone are the words of the version before; they are what a later version is searched for.
    const before = await tx.anchor.findFirst({
      where: {
        workspaceId,
        appearanceId: anchor.appearanceId,
        start: { not: null },
        version: { number: { lt: held.version.number } },
      },
      orderBy: { version: { number: "desc" } },
      select: { exact: true, prefix: true, suffix: true },
    });
    await tx.anchor.update({
      where: { workspaceId_id: { workspaceId, id: anchorId } },
      data: { ...before, start: null, end: null, state: "orphaned", confirmedById: userId },
      select: { id: true },
    });
    if (start !== null && end !== null) {
      await tx.passageDecision.updateMany({
        where: { workspaceId, articleVersionId, claimId, start, end, undoneAt: null },
        data: { undoneAt: now },
      });
    }
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "anchor.confirmed",
      objectType: "claim",
      objectId: claimId,
      detail: { anchorId, articleVersionId, gone: true },
      now,
    });
    return { ok: true, former: start !== null && end !== null ? { start, end } : null };
  });
}
