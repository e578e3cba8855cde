import { createHash } from "node:crypto";
import { db, type Reader, type Tx } from "@/lib/db/client";
import type { Capture } from "@/lib/db/generated/client";
import { transact } from "@/lib/db/transact";
import type { Actor, WorkspaceId } from "@/lib/domain/actor";
import { readApart } from "@/lib/domain/capture/apart";
import { compareCopies, type Ignored } from "@/lib/domain/capture/compare-copies";
import { looksLikeWall } from "@/lib/domain/capture/wall";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { changeSince, isCaptureType, maxCaptureBytes, type CaptureChange } from "@/lib/domain/source/capture-rules";
import { putBlob } from "@/lib/platform/blobs";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { rerenderAfterNotice } from "@/lib/publish/render-public";
import { appendActivity } from "@/lib/server/activity/append-activity";
import { readText, type ReadText } from "@/lib/server/capture/read-text";
import { readTextInWorker } from "@/lib/server/capture/read-text-in-worker";
import { mediaTypeOf } from "@/lib/server/capture/media-type";
import { recheckQuotes } from "@/lib/server/capture/recheck-quotes";
import { tellAbsences } from "@/lib/server/edition/tell-absences";
import { removeRedactedBytes } from "@/lib/server/redaction/remove-bytes";
import { holdSource } from "@/lib/server/source/mutations";
import { listDownstream, openReReview } from "@/lib/server/source/put-in-doubt";
import { enqueueReading } from "@/lib/server/source/upstream-hints/read-captures";

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
  mediaType: string;
  /** Whether there is text to check quotes against. */
  hasText: boolean;
  /** How many quotes that had not been found in a copy were found in this one. */
  verified: number;
  /** Queue items that a change or disappearance opened. */
  opened: number;
  /** What differs from the copy before and does not count as a change: lines by reason. */
  ignored: Ignored;
};

export type StoreRefusal =
  | "forbidden"
  | "not_found"
  | "merged"
  | "empty"
  | "too_large"
  | "unsupported_type"
  | "wall"
  | "page_missing"
  | "redacted";

/**
 * Stores a copy of a source: bytes below their digest, the extracted text, and how it compares with the copy before from
 * the same address. A page that changed or went puts what was taken from earlier copies into the re-review queue; editions
 * get a later notice where the page, or the very words that they quote, are no longer there, and lose it when they are. A
 * fetched page that is nothing but a sign-in or a question about cookies is refused: it would pass for a change.
 */
export async function storeCapture({
  actor,
  copy,
  now,
}: {
  actor: Actor;
  copy: IncomingCopy;
  now: Date;
}): Promise<Outcome<StoredCapture, StoreRefusal>> {
  const { workspaceId, userId } = actor;
  // Asked here too, so that nobody without the right can make the server read a file or fill its disk.
  if (!can(actor, "source.capture")) return refuse("forbidden");
  if (copy.bytes.byteLength === 0) return refuse("empty");
  if (copy.bytes.byteLength > maxCaptureBytes) return refuse("too_large");
  const mediaType = await mediaTypeOf({ bytes: copy.bytes, claimed: copy.contentType, fileName: copy.fileName });
  if (!isCaptureType(mediaType)) return refuse("unsupported_type");
  const sha256 = createHash("sha256").update(copy.bytes).digest("hex");
  // What an owner removed does not come back with the next fetch of the same page.
  if (await isRedacted(db, { workspaceId, sha256 })) return refuse("redacted");
  const known = copy.gone ? null : await readBefore({ workspaceId, copy, sha256, mediaType });
  const read = known ?? (copy.gone ? nothingRead : await readCopy({ copy, mediaType }));
  if (copy.method === "fetch" && (read.refusal === "login_page" || looksLikeWall(read.text))) return refuse("wall");
  const saysMissing = copy.method === "fetch" && read.refusal === "not_found_page";
  const isGone = copy.gone || saysMissing;
  const text = isGone ? "" : read.text;
  const apart = isGone ? [] : read.apart;
  const textSha256 = createHash("sha256").update(text).digest("hex");
  const blob = await putBlob({ workspaceId, bytes: copy.bytes });

  const outcome = await transact<Outcome<StoredCapture & { noticed: string[] }, StoreRefusal>>(async (tx) => {
    const held = await holdSource(tx, { workspaceId, sourceId: copy.sourceId });
    if (!held.ok) return held;
    if (!can(actor, "source.capture", held.source)) return refuse("forbidden");
    // Again, now that the source is held: it may have been redacted while the text was read.
    if (await isRedacted(tx, { workspaceId, sha256 })) return refuse("redacted");
    const before = await copyBefore(tx, { workspaceId, copy });
    if (saysMissing && !before) return refuse("page_missing");
    const quotes = before && mediaType !== "text/plain" ? await quotesOf(tx, { workspaceId, copy }) : [];
    const compared = before
      ? compareCopies({
          before: { text: before.text, apart: readApart(before.apart) },
          now: { text, apart },
          quotes,
        })
      : null;
    const change: CaptureChange = isGone
      ? "gone"
      : changeSince({ before, now: { sha256: blob.sha256, text }, hasSameMatter: compared?.isSame ?? false });
    const ignored = change === "same" || change === "changed" ? (compared?.ignored ?? {}) : {};
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
        contentType: copy.contentType?.slice(0, 500) ?? null,
        apart,
        ignored,
        capturedAt: now,
        byId: userId,
      },
    });
    const verified = isGone
      ? []
      : await recheckQuotes(tx, { workspaceId, sourceId: copy.sourceId, captureId: id, text, now });
    const opened = await doubtsOfChange(tx, { workspaceId, sourceId: copy.sourceId, captureId: id, change, copy, now });
    if (change === "first" || change === "changed") await enqueueReading(tx, workspaceId);
    const noticed =
      copy.method === "fetch" ? await tellAbsences(tx, { workspaceId, sourceId: copy.sourceId, now }) : [];
    await appendActivity(tx, {
      workspaceId,
      actorId: userId,
      verb: "source.captured",
      objectType: "source",
      objectId: copy.sourceId,
      detail: {
        captureId: id,
        sha256: blob.sha256,
        method: copy.method,
        change,
        verified,
        putInDoubt: opened,
        noticed,
      },
      now,
    });
    return {
      ok: true as const,
      captureId: id,
      change,
      mediaType,
      hasText: text !== "",
      verified: verified.length,
      opened,
      ignored,
      noticed,
    };
  });
  if (!outcome.ok) {
    if (outcome.reason === "redacted") await removeRedactedBytes({ workspaceId });
    return outcome;
  }
  const { noticed, ...stored } = outcome;
  await rerenderAfterNotice({ workspaceId, editionIds: noticed });
  return stored;
}

async function isRedacted(
  reader: Reader,
  { workspaceId, sha256 }: { workspaceId: WorkspaceId; sha256: string },
): Promise<boolean> {
  const where = { workspaceId, objectType: "capture", sha256 };
  return (await reader.redaction.findFirst({ where, select: { id: true } })) !== null;
}

const nothingRead: ReadText = { text: "", apart: [], refusal: null };

async function readCopy({ copy, mediaType }: { copy: IncomingCopy; mediaType: string }): Promise<ReadText> {
  if (mediaType.startsWith("image/")) return nothingRead;
  const input = { bytes: copy.bytes, mediaType, contentType: copy.contentType, url: copy.finalUrl };
  // Decoding needs no parser that could hang, and a thread of its own would cost a hundred times as much.
  if (mediaType === "text/plain") return readText(input);
  return (await readTextInWorker(input)) ?? nothingRead;
}

/** The same bytes of the same source say the same: what was read from them before. */
async function readBefore({
  workspaceId,
  copy: { sourceId, contentType },
  sha256,
  mediaType,
}: {
  workspaceId: WorkspaceId;
  copy: IncomingCopy;
  sha256: string;
  mediaType: string;
}): Promise<ReadText | null> {
  const before = await db.capture.findFirst({
    where: { workspaceId, sourceId, sha256, mediaType, contentType, text: { not: "" } },
    select: { text: true, apart: true },
    orderBy: [{ capturedAt: "desc" }, { id: "desc" }],
  });
  return before && { text: before.text, apart: readApart(before.apart), refusal: null };
}

/** What anybody has quoted from the source: a change of it always counts. */
async function quotesOf(
  tx: Tx,
  { workspaceId, copy }: { workspaceId: WorkspaceId; copy: IncomingCopy },
): Promise<string[]> {
  const rows = await tx.evidence.findMany({
    where: { workspaceId, sourceId: copy.sourceId, start: { not: null }, withdrawnAt: null },
    select: { exact: true },
    take: 500,
  });
  return rows.flatMap(({ exact }) => exact ?? []);
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
