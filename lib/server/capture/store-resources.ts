import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { decodeBytes } from "@/lib/import/decode-bytes";
import { putBlob } from "@/lib/platform/blobs";
import { takeTurns } from "@/lib/platform/take-turns";
import { mediaTypeOf } from "@/lib/server/capture/media-type";
import { listResources } from "@/lib/server/capture/page-resources";
import type { Fetcher } from "@/lib/server/source/look-up-source";

/** Bytes of one style sheet or picture, and of all of a page together. */
const maxResourceBytes = 2 * 1024 * 1024;
const maxTogetherBytes = 8 * 1024 * 1024;
/** Larger pages are kept without their pictures. */
const maxPageBytes = 3 * 1024 * 1024;
/** Milliseconds for one, and for all of a page. */
const oneLimitMs = 5_000;
const togetherLimitMs = 15_000;

const pictures = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/svg+xml"]);

/**
 * Fetches the style sheets and pictures of a stored page and keeps them with it, as far as the limits go. What does not
 * come is left out: the page's own bytes are stored already and nothing here is lost by it.
 * @returns how many were stored.
 */
export async function storeResources({
  actor: { workspaceId },
  captureId,
  bytes,
  contentType,
  url,
  fetcher,
}: {
  actor: Actor;
  captureId: string;
  bytes: Uint8Array;
  contentType: string | null;
  url: string;
  fetcher: Fetcher;
}): Promise<number> {
  if (bytes.byteLength > maxPageBytes) return 0;
  const html = decodeBytes({ bytes, contentType, isHtml: true }).text;
  const wanted = listResources({ html, url });
  const inTurn = takeTurns({ atOnce: 4, maxWaiting: wanted.length });
  const until = Date.now() + togetherLimitMs;
  let left = maxTogetherBytes;
  const answers = await Promise.all(
    wanted.map(({ url: address, kind }) =>
      inTurn(async () => {
        const totalMs = Math.min(oneLimitMs, until - Date.now());
        const maxBytes = Math.min(maxResourceBytes, left);
        if (totalMs <= 0 || maxBytes <= 0) return null;
        const answer = await fetcher({ url: address, limits: { maxBytes, totalMs } });
        if (!answer.ok || answer.status !== 200 || answer.bytes.byteLength > left) return null;
        const mediaType = await typeOf({ kind, bytes: answer.bytes, claimed: answer.mediaType });
        if (!mediaType || answer.bytes.byteLength === 0) return null;
        left -= answer.bytes.byteLength;
        return { url: address, mediaType, bytes: answer.bytes };
      }),
    ),
  );
  const stored = [];
  for (const answer of answers) {
    if (!answer) continue;
    const blob = await putBlob({ workspaceId, bytes: answer.bytes });
    stored.push({ ...blob, url: answer.url, mediaType: answer.mediaType });
  }
  await db.captureResource.createMany({
    data: stored.map((row, index) => ({ ...row, workspaceId, captureId, number: index + 1 })),
  });
  return stored.length;
}

/** A picture is what its bytes say; a style sheet what its server says. */
async function typeOf({
  kind,
  bytes,
  claimed,
}: {
  kind: "style" | "image";
  bytes: Uint8Array;
  claimed: string | null;
}): Promise<string | null> {
  if (kind === "style") return claimed === "text/css" ? "text/css" : null;
  if (claimed === "image/svg+xml") return claimed;
  const found = await mediaTypeOf({ bytes, claimed: null, fileName: null });
  return pictures.has(found) ? found : null;
}
