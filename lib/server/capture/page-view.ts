import { db } from "@/lib/db/client";
import type { WorkspaceId } from "@/lib/domain/actor";
import { isWebPage, maxViewBytes } from "@/lib/domain/source/capture-rules";
import { decodeBytes } from "@/lib/import/decode-bytes";
import { PageTooDeep } from "@/lib/import/page-tree";
import { getBlob } from "@/lib/platform/blobs";
import { viewOfPage, type StoredResource } from "@/lib/server/capture/view-of-page";

/** A stored web page ready to be shown; null where there is none, or it is too large or too deep to be shown. */
export async function readPageView({
  workspaceId,
  sourceId,
  captureId,
}: {
  workspaceId: WorkspaceId;
  sourceId: string;
  captureId: string;
}): Promise<string | null> {
  const capture = await db.capture.findFirst({
    where: { workspaceId, id: captureId, OR: [{ sourceId }, { source: { mergedIntoId: sourceId } }] },
    omit: { text: true },
    include: { resources: { orderBy: { number: "asc" } } },
  });
  if (!capture || !isWebPage(capture.mediaType) || capture.bytes > maxViewBytes) return null;
  const bytes = await getBlob({ workspaceId, sha256: capture.sha256 });
  if (!bytes) return null;
  const resources: StoredResource[] = [];
  for (const { url, mediaType, sha256 } of capture.resources) {
    const found = await getBlob({ workspaceId, sha256 });
    if (found) resources.push({ url, mediaType, bytes: found });
  }
  const html = decodeBytes({ bytes, contentType: capture.contentType, isHtml: true }).text;
  try {
    return viewOfPage({ html, url: capture.finalUrl ?? "about:blank", resources });
  } catch (error) {
    if (error instanceof PageTooDeep) return null;
    throw error;
  }
}
