import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { peopleById } from "@/lib/server/review/people";

/** A stored copy of a source with its text, the evidence taken from it, and the copy before it; null where there is none. */
export async function getCapture({
  workspaceId,
  sourceId,
  captureId,
}: {
  workspaceId: WorkspaceId;
  sourceId: string;
  captureId: string;
}) {
  const capture = await db.capture.findFirst({
    where: { workspaceId, id: captureId, OR: [{ sourceId }, { source: { mergedIntoId: sourceId } }] },
    include: {
      source: { select: { id: true, title: true, url: true, mayBeRepublished: true, withheldReason: true } },
      evidence: {
        where: { start: { not: null } },
        select: {
          id: true,
          start: true,
          end: true,
          stance: true,
          withdrawnAt: true,
          claim: { select: { id: true, number: true, statement: true } },
        },
        orderBy: { start: "asc" },
      },
    },
  });
  if (!capture?.source) return null;
  const redaction = await db.redaction.findFirst({
    where: { workspaceId, objectType: "capture", objectId: captureId },
    select: { reason: true, at: true },
  });
  const person = await peopleById(db, [capture.byId]);
  return { ...capture, source: capture.source, by: person(capture.byId).name, redaction };
}

export type CaptureOnPage = NonNullable<Awaited<ReturnType<typeof getCapture>>>;

/** What the download of a copy needs; null where there is none in this workspace. */
export async function getCaptureFile({
  workspaceId,
  sourceId,
  captureId,
}: {
  workspaceId: WorkspaceId;
  sourceId: string;
  captureId: string;
}) {
  return db.capture.findFirst({
    where: { workspaceId, id: captureId, sourceId },
    select: { sha256: true, mediaType: true, fileName: true },
  });
}
