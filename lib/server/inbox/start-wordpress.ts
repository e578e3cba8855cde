import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { maxWordpressBytes } from "@/lib/domain/inbox/limits";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { putBlobStream } from "@/lib/platform/put-blob-stream";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { sha256Hex } from "@/lib/server/activity/canonical-activity";
import { enqueueBatch } from "@/lib/server/inbox/job-requests";
import { countLongImport } from "@/lib/server/inbox/long-import-limits";

/**
 * Takes an uploaded WordPress export, streamed to the disk and kept as a copy with its SHA-256, and begins to read it. It is
 * not looked into here: that is done by a process of its own.
 * @param fileName without a path
 * @param declaredBytes how long the sender said it is; a file that is shorter was cut off on its way
 */
export async function startWordpress({
  actor,
  stream,
  fileName,
  declaredBytes = null,
  now,
}: {
  actor: Actor;
  stream: AsyncIterable<Uint8Array>;
  fileName: string;
  declaredBytes?: number | null;
  now: Date;
}): Promise<Outcome<{ batchId: string }, "forbidden" | "too_many_lists" | "too_large" | "cut_off" | "empty">> {
  const { workspaceId, userId } = actor;
  if (!can(actor, "article.import")) return refuse("forbidden");
  if (!(await countLongImport(userId))) return refuse("too_many_lists");
  const stored = await putBlobStream({ workspaceId, stream, maxBytes: maxWordpressBytes });
  if (!stored) return refuse("too_large");
  if (declaredBytes !== null && stored.bytes < declaredBytes) return refuse("cut_off");
  if (stored.bytes === 0) return refuse("empty");
  return transact(async (tx) => {
    const [captureId, batchId] = [uuidv7(), uuidv7()];
    await tx.capture.create({
      data: {
        workspaceId,
        id: captureId,
        sha256: stored.sha256,
        bytes: stored.bytes,
        mediaType: "application/xml",
        fileName,
        text: "",
        textSha256: sha256Hex(""),
        method: "upload",
        capturedAt: now,
        byId: userId,
      },
    });
    await tx.importBatch.create({
      data: {
        workspaceId,
        id: batchId,
        kind: "wordpress",
        name: fileName,
        captureId,
        createdById: userId,
        createdAt: now,
      },
    });
    await enqueueBatch(tx, { workspaceId, id: batchId, createdById: userId });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "import.started",
      objectType: "import_batch",
      objectId: batchId,
      detail: { kind: "wordpress", captureId, sha256: stored.sha256, bytes: stored.bytes },
      now,
    });
    return { ok: true, batchId };
  });
}
