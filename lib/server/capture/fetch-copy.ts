import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import { isWebPage, maxCaptureBytes, saysGone } from "@/lib/domain/source/capture-rules";
import type { CaptureRefusalReason } from "@/lib/domain/source/capture-words";
import { log } from "@/lib/platform/log";
import { enqueueArchive } from "@/lib/server/capture/ask-archive";
import { storeResources } from "@/lib/server/capture/store-resources";
import { storeCapture, type StoredCapture } from "@/lib/server/capture/store-capture";
import type { Fetcher } from "@/lib/server/source/look-up-source";

/**
 * Fetches the source's address and stores what it gives. A page that was there before and now says 404, 410 or 451 is
 * stored as gone; other refusals of the website store nothing.
 */
export async function fetchCopy({
  actor,
  sourceId,
  fetcher,
  now,
}: {
  actor: Actor;
  sourceId: string;
  fetcher: Fetcher;
  now: Date;
}): Promise<Outcome<StoredCapture, CaptureRefusalReason>> {
  const { workspaceId } = actor;
  if (!can(actor, "source.capture")) return refuse("forbidden");
  const source = await db.source.findUnique({
    where: { workspaceId_id: { workspaceId, id: sourceId } },
    select: { url: true, doi: true, mergedIntoId: true },
  });
  if (!source) return refuse("not_found");
  if (source.mergedIntoId) return refuse("merged");
  const url = source.url ?? (source.doi ? `https://doi.org/${source.doi}` : null);
  if (!url) return refuse("no_url");
  const answer = await fetcher({ url, limits: { maxBytes: maxCaptureBytes, totalMs: 30_000 } });
  if (!answer.ok) return refuse(answer.reason);
  const gone = saysGone(answer.status);
  if (gone && !(await hasEarlierCopy({ workspaceId, sourceId, url }))) return refuse("page_missing");
  if (!gone && (answer.status < 200 || answer.status >= 300)) return refuse("page_refused");
  const stored = await storeCapture({
    actor,
    copy: {
      sourceId,
      method: "fetch",
      // A website may say "gone" without a word; the stored copy is then that status.
      bytes: answer.bytes.byteLength > 0 || !gone ? answer.bytes : new TextEncoder().encode(`HTTP ${answer.status}`),
      contentType: gone && answer.bytes.byteLength === 0 ? "text/plain" : (answer.headers["content-type"] ?? null),
      fileName: nameIn(answer.finalUrl),
      requestedUrl: url,
      finalUrl: answer.finalUrl,
      httpStatus: answer.status,
      gone,
    },
    now,
  });
  if (stored.ok && (stored.change === "first" || stored.change === "changed")) {
    const { captureId } = stored;
    await enqueueArchive({ workspaceId, captureId });
    if (!isWebPage(stored.mediaType)) return stored;
    const contentType = answer.headers["content-type"] ?? null;
    await storeResources({ actor, captureId, bytes: answer.bytes, contentType, url: answer.finalUrl, fetcher }).catch(
      (error: unknown) => log.warn({ err: error, captureId }, "the pictures of a page could not be stored"),
    );
  }
  return stored;
}

async function hasEarlierCopy({
  workspaceId,
  sourceId,
  url,
}: {
  workspaceId: string;
  sourceId: string;
  url: string;
}): Promise<boolean> {
  const earlier = await db.capture.findFirst({
    where: { workspaceId, sourceId, requestedUrl: url, method: "fetch" },
    select: { id: true },
  });
  return earlier !== null;
}

function nameIn(url: string): string | null {
  const last = URL.canParse(url) ? new URL(url).pathname.split("/").at(-1) : "";
  return last ? last.slice(0, 200) : null;
}
