import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { holdCurrentVersion, type CurrentVersion } from "@/lib/server/article/current-version";
import { snapToGraphemes } from "@/lib/text/grapheme";
import { selectorOf } from "@/lib/text/quote-selector";

export const confirmAnchorSchema = z.object({
  anchorId: z.uuid(),
  /** Where the claim stands instead, in UTF-16 units; absent where the proposed place is right. */
  place: z.object({ start: z.number().int().min(0), end: z.number().int().min(1) }).optional(),
});

/**
 * Says where a claim stands in the newest version after its wording changed: at the proposed place, or at another.
 * The decisions that came over with it follow. Refuses `orphaned` where there is no proposed place to confirm.
 */
export async function confirmAnchor({
  actor,
  input: { anchorId, place },
  now,
}: {
  actor: Actor;
  input: z.output<typeof confirmAnchorSchema>;
  now: Date;
}): Promise<Outcome<object, "forbidden" | "not_found" | "stale_version" | "range_outside" | "orphaned">> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    const anchor = await tx.anchor.findUnique({
      where: { workspaceId_id: { workspaceId, id: anchorId } },
      include: { appearance: { select: { claimId: true } } },
    });
    if (!anchor) return refuse("not_found");
    if (!can(actor, "passage.decide", anchor)) return refuse("forbidden");
    const held = await holdCurrentVersion(tx, { workspaceId, articleVersionId: anchor.articleVersionId });
    if (!held.ok) return held;
    const range = rangeOf({ place, anchor, version: held.version });
    if (!range.ok) return range;
    const { start, end } = range;
    await tx.anchor.update({
      where: { workspaceId_id: { workspaceId, id: anchorId } },
      data: {
        ...selectorOf({ text: held.version.text, start, end }),
        start,
        end,
        // A place that a person gave is where it stands; one that was found stays marked as found, and confirmed.
        state: place ? "exact" : anchor.state,
        confirmedById: userId,
      },
    });
    await moveDecision(tx, { anchor, claimId: anchor.appearance.claimId, start, end, actor, now });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "anchor.confirmed",
      objectType: "claim",
      objectId: anchor.appearance.claimId,
      detail: { anchorId, articleVersionId: anchor.articleVersionId, start, end, placedAnew: place !== undefined },
      now,
    });
    return { ok: true };
  });
}

function rangeOf({
  place,
  anchor,
  version: { text },
}: {
  place: { start: number; end: number } | undefined;
  anchor: { start: number | null; end: number | null };
  version: CurrentVersion;
}): Outcome<{ start: number; end: number }, "range_outside" | "orphaned"> {
  if (!place) {
    return anchor.start === null || anchor.end === null
      ? refuse("orphaned")
      : { ok: true, start: anchor.start, end: anchor.end };
  }
  if (place.end > text.length || place.start >= place.end) return refuse("range_outside");
  return { ok: true, ...snapToGraphemes({ text, ...place }) };
}

/** The decision "claim" covers what the anchor covers; an orphan had lost its own, and gets one again. */
async function moveDecision(
  tx: Tx,
  {
    anchor,
    claimId,
    start,
    end,
    actor: { workspaceId, userId },
    now,
  }: {
    anchor: { articleVersionId: string; start: number | null; end: number | null };
    claimId: string;
    start: number;
    end: number;
    actor: Actor;
    now: Date;
  },
): Promise<void> {
  const { articleVersionId } = anchor;
  const { count } =
    anchor.start === null || anchor.end === null
      ? { count: 0 }
      : await tx.passageDecision.updateMany({
          where: { workspaceId, articleVersionId, claimId, undoneAt: null, start: anchor.start, end: anchor.end },
          data: { start, end, needsConfirmation: false },
        });
  if (count > 0) return;
  await tx.passageDecision.create({
    data: {
      workspaceId,
      articleVersionId,
      start,
      end,
      disposition: "claim",
      claimId,
      byId: userId,
      createdAt: now,
    },
  });
}

export const confirmDecisionSchema = z.object({ decisionId: z.uuid() });

/** Says that a decision still holds although the wording under it changed. */
export async function confirmDecision({
  actor,
  input: { decisionId },
  now,
}: {
  actor: Actor;
  input: z.output<typeof confirmDecisionSchema>;
  now: Date;
}): Promise<Outcome<object, "forbidden" | "not_found" | "stale_version">> {
  const { workspaceId, userId } = actor;
  return transact(async (tx) => {
    const decision = await tx.passageDecision.findFirst({ where: { workspaceId, id: decisionId, undoneAt: null } });
    if (!decision) return refuse("not_found");
    if (!can(actor, "passage.decide", decision)) return refuse("forbidden");
    const held = await holdCurrentVersion(tx, { workspaceId, articleVersionId: decision.articleVersionId });
    if (!held.ok) return held;
    const { count } = await tx.passageDecision.updateMany({
      where: { workspaceId, id: decisionId, undoneAt: null, needsConfirmation: true },
      data: { needsConfirmation: false },
    });
    if (count === 0) return { ok: true };
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "passage.decided",
      objectType: "article",
      objectId: held.version.articleId,
      detail: { decisionId, articleVersionId: decision.articleVersionId, confirmed: true },
      now,
    });
    return { ok: true };
  });
}
