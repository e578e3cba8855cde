import type { OnSitting } from "@/lib/collab/document-store";
import { appendActivity } from "@/lib/server/activity/append-activity";

/** A pause of this length ends a sitting; milliseconds. */
const sittingPause = 30 * 60_000;

/**
 * Keeps who has typed in a document, and adds one Activity per person and sitting: typing with pauses under half an
 * hour. Runs in the transaction that stores the typing.
 */
export const recordSitting: OnSitting = async (tx, { workspaceId, documentId, object, userId, now }) => {
  const key = { workspaceId_documentId_userId: { workspaceId, documentId, userId } };
  const before = await tx.documentContributor.findUnique({ where: key, select: { lastAt: true } });
  await tx.documentContributor.upsert({
    where: key,
    create: { workspaceId, documentId, userId, firstAt: now, lastAt: now },
    update: { lastAt: now },
  });
  if (before && now.getTime() - before.lastAt.getTime() < sittingPause) return;
  await appendActivity(tx, {
    workspaceId,
    actorId: userId,
    verb: object === "dossier" ? "dossier.edited" : "briefing.edited",
    objectType: "document",
    objectId: documentId,
    detail: {},
    now,
  });
};
