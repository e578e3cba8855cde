import { createHash } from "node:crypto";
import type { Tx } from "@/lib/db/client";
import type { Capture } from "@/lib/db/generated/client";
import { transact } from "@/lib/db/transact";
import type { Actor, WorkspaceId } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { changeSince, isCaptureType, maxCaptureBytes, type CaptureChange } from "@/lib/domain/source/capture-rules";
import { putBlob } from "@/lib/platform/blobs";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { readText } from "@/lib/server/capture/read-text";
import { readTextInWorker } from "@/lib/server/capture/read-text-in-worker";
import { mediaTypeOf } from "@/lib/server/capture/media-type";
import { recheckQuotes } from "@/lib/server/capture/recheck-quotes";
import { holdSource } from "@/lib/server/source/mutations";
import { listDownstream, openReReview } from "@/lib/server/source/put-in-doubt";

/** What came in, before anything was looked at. */
export type IncomingCopy = {
  sourceId: string;
  method: "fetch" | "upload" | "paste";
  bytes: Uint8Array;
  /** Content-Type as the server or the browser named it. */
  contentType: string | null;
  fileName: string | null;
  requestedUrl: string | null;
  finalUrl: string | null;
  httpStatus: number | null;
  /** The website says that the page is gone: what is stored is its saying so. */
  gone: boolean;
};

export type StoredCapture = {
  captureId: string;
  change: CaptureChange;
  /** Whether there is text to check quotes against. */
  hasText: boolean;
  /** How many quotes that had not been found in a copy were found in this one. */
  verified: number;
  /** Queue items that a change or disappearance opened. */
  opened: number;
};

/**
 * Stores a copy of a source: bytes below their digest, the extracted text, and how it compares with the copy before from
 * the same address. A page that changed or went puts what was taken from earlier copies into the re-review queue.
 */
export async function storeCapture({
  actor,
  copy,
  now,
}: {
  actor: Actor;
  copy: IncomingCopy;
  now: Date;
}): Promise<Outcome<StoredCapture, "forbidden" | "not_found" | "merged" | "empty" | "too_large" | "unsupported_type">> {
  const { workspaceId, userId } = actor;
  // Asked here too, so that nobody without the right can make the server read a file or fill its disk.
  if (!can(actor, "source.capture")) return refuse("forbidden");
  if (copy.bytes.byteLength === 0) return refuse("empty");
  if (copy.bytes.byteLength > maxCaptureBytes) return refuse("too_large");
  const mediaType = await mediaTypeOf({ bytes: copy.bytes, claimed: copy.contentType, fileName: copy.fileName });
  if (!isCaptureType(mediaType)) return refuse("unsupported_type");
  const text = copy.gone ? "" : await textOf({ copy, mediaType });
  const textSha256 = createHash("sha256").update(text).digest("hex");
  const blob = await putBlob({ workspaceId, bytes: copy.bytes });

  return transact(async (tx) => {
    const held = await holdSource(tx, { workspaceId, sourceId: copy.sourceId });
    if (!held.ok) return held;
    if (!can(actor, "source.capture", held.source)) return refuse("forbidden");
    const before = await copyBefore(tx, { workspaceId, copy });
    const change: CaptureChange = copy.gone
      ? "gone"
      : changeSince({ before, now: { sha256: blob.sha256, textSha256, text } });
    const id = uuidv7();
    await tx.capture.create({
      data: {
        ...blob,
        workspaceId,
        id,
        sourceId: copy.sourceId,
        mediaType,
        fileName: copy.fileName,
        text,
        textSha256,
        requestedUrl: copy.requestedUrl,
        finalUrl: copy.finalUrl,
        httpStatus: copy.httpStatus,
        method: copy.method,
        change,
        capturedAt: now,
        byId: userId,
      },
    });
    const verified = copy.gone
      ? []
      : await recheckQuotes(tx, { workspaceId, sourceId: copy.sourceId, captureId: id, text, now });
    const opened = await doubtsOfChange(tx, { workspaceId, sourceId: copy.sourceId, captureId: id, change, copy, now });
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "source.captured",
      objectType: "source",
      objectId: copy.sourceId,
      detail: { captureId: id, sha256: blob.sha256, method: copy.method, change, verified, putInDoubt: opened },
      now,
    });
    return { ok: true as const, captureId: id, change, hasText: text !== "", verified: verified.length, opened };
  });
}

async function textOf({ copy, mediaType }: { copy: IncomingCopy; mediaType: string }): Promise<string> {
  if (mediaType.startsWith("image/")) return "";
  // Decoding needs no parser that could hang, and a thread of its own would cost a hundred times as much.
  if (mediaType === "text/plain") return readText({ bytes: copy.bytes, mediaType, contentType: copy.contentType });
  return (await readTextInWorker({ bytes: copy.bytes, mediaType, contentType: copy.contentType })) ?? "";
}

/** A fetched copy is compared with what the same address gave before, an upload or a paste with the one before it. */
async function copyBefore(
  tx: Tx,
  { workspaceId, copy }: { workspaceId: WorkspaceId; copy: IncomingCopy },
): Promise<Capture | null> {
  return tx.capture.findFirst({
    where: {
      workspaceId,
      sourceId: copy.sourceId,
      method: copy.method,
      change: { not: "gone" },
      ...(copy.method === "fetch" ? { requestedUrl: copy.requestedUrl } : {}),
    },
    orderBy: [{ capturedAt: "desc" }, { id: "desc" }],
  });
}

/** Only the world's own page changes by itself; a person who uploads another file changes nothing. */
async function doubtsOfChange(
  tx: Tx,
  {
    workspaceId,
    sourceId,
    captureId,
    change,
    copy,
    now,
  }: {
    workspaceId: WorkspaceId;
    sourceId: string;
    captureId: string;
    change: CaptureChange;
    copy: IncomingCopy;
    now: Date;
  },
): Promise<number> {
  if (copy.method !== "fetch" || (change !== "changed" && change !== "gone")) return 0;
  const downstream = await listDownstream(tx, { workspaceId, sourceId });
  const opened = await openReReview(tx, {
    workspaceId,
    downstream,
    cause: change === "gone" ? "capture_gone" : "capture_changed",
    causeType: "capture",
    causeId: captureId,
    now,
  });
  return opened.length;
}
