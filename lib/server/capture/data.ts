import { db } from "@/lib/db/client";
import type { CaptureMethod } from "@/lib/db/generated/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { copyDifference } from "@/lib/server/capture/copy-difference";
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
  const before = capture.change === "changed" ? await copyBefore({ workspaceId, capture }) : null;
  const person = await peopleById(db, [capture.byId]);
  return {
    ...capture,
    /** The copy that this one differs from, with what differs; null where nothing changed. */
    before: before && {
      ...before,
      text: undefined,
      difference: copyDifference({ before: before.text, now: capture.text }),
    },
    source: capture.source,
    by: person(capture.byId).name,
    redaction,
  };
}

/** The copy that the change was found against, as in store-capture. */
function copyBefore({
  workspaceId,
  capture,
}: {
  workspaceId: WorkspaceId;
  capture: {
    id: string;
    sourceId: string | null;
    method: CaptureMethod;
    requestedUrl: string | null;
    capturedAt: Date;
  };
}) {
  return db.capture.findFirst({
    where: {
      workspaceId,
      sourceId: capture.sourceId,
      method: capture.method,
      change: { not: "gone" },
      capturedAt: { lt: capture.capturedAt },
      ...(capture.method === "fetch" ? { requestedUrl: capture.requestedUrl } : {}),
    },
    select: { id: true, capturedAt: true, text: true },
    orderBy: [{ capturedAt: "desc" }, { id: "desc" }],
  });
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
