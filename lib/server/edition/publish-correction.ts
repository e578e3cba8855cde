import type { z } from "zod";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import type { publishCorrectionSchema } from "@/lib/domain/edition/edition-input";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { renderAfterCommit } from "@/lib/publish/render-public";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { sha256Hex } from "@/lib/server/activity/canonical-activity";
import { closeByCorrection } from "@/lib/server/queue/close-by-correction";
import { lockBriefing } from "@/lib/server/briefing/mutations";

type PublishCorrection = Outcome<
  { correctionId: string },
  "not_found" | "forbidden" | "not_published" | "already_published"
>;

/**
 * Publishes a dated note on the newest edition without a new text, as a retraction is. Refused when a newer edition than
 * the one on the screen is there by now.
 */
export async function publishCorrection({
  actor,
  input: { briefingId, editionNumber, kind, note },
  now,
}: {
  actor: Actor;
  input: z.output<typeof publishCorrectionSchema>;
  now: Date;
}): Promise<PublishCorrection> {
  const { workspaceId, userId } = actor;
  const outcome = await transact<PublishCorrection>(async (tx) => {
    const briefing = await lockBriefing(tx, { workspaceId, briefingId });
    if (!briefing) return refuse("not_found");
    if (!can(actor, "correction.publish", briefing)) return refuse("forbidden");
    const last = await tx.edition.findFirst({
      where: { workspaceId, briefingId },
      orderBy: { number: "desc" },
      select: { id: true, number: true },
    });
    if (!last) return refuse("not_published");
    if (last.number !== editionNumber) return refuse("already_published");
    const correctionId = uuidv7();
    await tx.correction.create({
      data: {
        workspaceId,
        id: correctionId,
        briefingId,
        fromEditionId: last.id,
        toEditionId: null,
        kind,
        note,
        byId: userId,
        at: now,
      },
    });
    const editions = await tx.edition.findMany({ where: { workspaceId, briefingId }, select: { id: true } });
    const editionIds = editions.map(({ id }) => id);
    await closeByCorrection(tx, { workspaceId, editionIds, verdicts: [], note, userId, now });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "correction.published",
      objectType: "edition",
      objectId: last.id,
      // The note is public, so that its digest wants no salt, and anybody who has the record can check it.
      detail: { briefingId, correctionId, kind, number: last.number, sha256: sha256Hex(note) },
      now,
    });
    return { ok: true, correctionId };
  });
  if (outcome.ok) await renderAfterCommit({ workspaceId, briefingIds: [briefingId] });
  return outcome;
}
