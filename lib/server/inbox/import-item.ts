import { db } from "@/lib/db/client";
import type { InboxItem, Prisma } from "@/lib/db/generated/client";
import { transact } from "@/lib/db/transact";
import type { Actor } from "@/lib/domain/actor";
import { maxDocumentBytes } from "@/lib/domain/article/bring-in";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { importInWorker } from "@/lib/import/import-in-worker";
import {
  importWarnings,
  type ImportFields,
  type ImportProposal,
  type ImportWarningCode,
  type Proposed,
} from "@/lib/import/proposal";
import { pageAround, wordpressPage } from "@/lib/import/wordpress-page";
import { getBlob, putBlob } from "@/lib/platform/blobs";
import { guardedFetch, type Fetched, type FetchRefusal } from "@/lib/platform/guarded-fetch";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { sha256Hex } from "@/lib/server/activity/canonical-activity";

/** Fetches a page; an argument for tests, which have no public web. */
export type PageFetcher = (request: {
  url: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}) => Promise<Fetched | FetchRefusal>;

export const fetchPage: PageFetcher = ({ url, headers, signal }) =>
  guardedFetch({ url, limits: { maxBytes: maxDocumentBytes }, ...(headers && { headers }), ...(signal && { signal }) });

/** What an item's text is read from, with all that is known of it. */
type Material = {
  /** What is kept as the copy. */
  bytes: Uint8Array;
  /** What the importer reads: the same, or a page around it. */
  page: Uint8Array;
  contentType: string | null;
  /** Links are resolved against it. */
  base: string | null;
  fileName: string | null;
  requestedUrl: string | null;
  finalUrl: string | null;
  httpStatus: number | null;
  method: "fetch" | "upload";
  origin: "url" | "upload";
  /** Where title, date and authors come from that stand in the item itself. */
  saidBy: string | null;
  /** What is to be said of the text, whatever is found in it. */
  warning?: ImportWarningCode | null;
};

/**
 * Makes the import of an item that a person can look through: from the text that its export or feed carried, or from its page,
 * which is fetched. Import, copy and item are written in one transaction, so that a crash leaves all of them or none; an
 * item that has its import already is answered with it.
 * @returns why not is a reason of problem-words
 */
export async function importItem({
  actor,
  item,
  now,
  fetcher = fetchPage,
  signal,
}: {
  actor: Actor;
  item: InboxItem;
  now: Date;
  fetcher?: PageFetcher;
  signal?: AbortSignal;
}): Promise<Outcome<{ importId: string }, string>> {
  if (item.importId) return { ok: true, importId: item.importId };
  const material = await materialOf({ item, fetcher, signal });
  if (!("bytes" in material)) return material;
  const result = await importInWorker({
    bytes: material.page,
    contentType: material.contentType,
    fileName: null,
    url: material.base,
    now,
  });
  if (!result.ok) return result;
  const stored = await putBlob({ workspaceId: actor.workspaceId, bytes: material.bytes });
  return write({
    actor,
    item,
    material,
    sha256: stored.sha256,
    proposal: withOwnFields({ result, item, material }),
    now,
  });
}

/** The address of the page that an item's import is made of; null where that is done, or is made of what came with the item. */
export function pageToFetch({
  importId,
  url,
  feedId,
  contentSha256,
}: Pick<InboxItem, "importId" | "url" | "feedId" | "contentSha256">): string | null {
  if (importId !== null) return null;
  // A feed mostly carries the beginning alone, so the page is better; an export carries the whole post.
  return feedId !== null || contentSha256 === null ? url : null;
}

async function materialOf({
  item,
  fetcher,
  signal,
}: {
  item: InboxItem;
  fetcher: PageFetcher;
  signal: AbortSignal | undefined;
}): Promise<Material | { ok: false; reason: string }> {
  const pageUrl = pageToFetch(item);
  const { workspaceId, contentSha256: sha256 } = item;
  if (pageUrl !== null) {
    const page = await fetched({ url: pageUrl, fetcher, signal });
    // What the feed itself carried is better than nothing.
    if ("bytes" in page || sha256 === null || signal?.aborted) return page;
  }
  const bytes = sha256 ? await getBlob({ workspaceId, sha256 }) : null;
  if (!bytes) return refuse(sha256 ? "file_gone" : "no_content");
  const html = new TextDecoder().decode(bytes);
  const common = {
    bytes,
    contentType: "text/html; charset=utf-8",
    base: item.url,
    requestedUrl: null,
    httpStatus: null,
  };
  if (item.feedId !== null) {
    const feed = await db.feed.findUnique({
      where: { workspaceId_id: { workspaceId, id: item.feedId } },
      select: { url: true },
    });
    const page = new TextEncoder().encode(pageAround(html));
    const from = { fileName: null, finalUrl: feed?.url ?? null, method: "fetch", origin: "url" } as const;
    return { ...common, ...from, page, saidBy: "the feed", warning: pageUrl === null ? null : "feed_text" };
  }
  const batch = await db.importBatch.findUnique({
    where: { workspaceId_id: { workspaceId, id: item.batchId! } },
    select: { name: true },
  });
  const page = new TextEncoder().encode(wordpressPage(html));
  const from = { fileName: batch?.name ?? null, finalUrl: null, method: "upload", origin: "upload" } as const;
  return { ...common, ...from, page, saidBy: "the WordPress export" };
}

async function fetched({
  url,
  fetcher,
  signal,
}: {
  url: string;
  fetcher: PageFetcher;
  signal: AbortSignal | undefined;
}): Promise<Material | { ok: false; reason: string }> {
  const answer = await fetcher({ url, ...(signal && { signal }) });
  if (!answer.ok) return refuse(answer.reason);
  if (answer.status === 404 || answer.status === 410) return refuse("not_found_page");
  if (answer.status >= 400) return refuse("http_error");
  if (answer.bytes.byteLength === 0) return refuse("empty");
  return {
    bytes: answer.bytes,
    page: answer.bytes,
    contentType: answer.headers["content-type"] ?? answer.mediaType,
    base: answer.finalUrl,
    fileName: null,
    requestedUrl: url,
    finalUrl: answer.finalUrl,
    httpStatus: answer.status,
    method: "fetch",
    origin: "url",
    saidBy: null,
  };
}

/** What the export says of a post is better than anything that could be guessed from its text. */
function withOwnFields({
  result: { ok: _ok, ...proposal },
  item,
  material: { saidBy, warning },
}: {
  result: ImportProposal;
  item: InboxItem;
  material: Material;
}): Omit<ImportProposal, "ok"> {
  if (saidBy === null) return proposal;
  const said = <T>(value: T | null): Proposed<T> => (value === null ? null : { value, foundIn: saidBy });
  const fields: ImportFields = {
    ...proposal.fields,
    title: said(item.title || null) ?? proposal.fields.title,
    authors: said(item.authors.length > 0 ? item.authors : null) ?? proposal.fields.authors,
    publishedOn: said(item.publishedOn) ?? proposal.fields.publishedOn,
    url: said(item.url) ?? proposal.fields.url,
  };
  const own = warning ? [{ code: warning, words: importWarnings[warning] }] : [];
  return { ...proposal, fields, warnings: [...own, ...proposal.warnings] };
}

async function write({
  actor: { workspaceId, userId },
  item,
  material,
  sha256,
  proposal,
  now,
}: {
  actor: Actor;
  item: InboxItem;
  material: Material;
  sha256: string;
  proposal: Omit<ImportProposal, "ok">;
  now: Date;
}): Promise<Outcome<{ importId: string }, "not_found">> {
  const text = proposal.blocks.map((block) => block.text).join("\n");
  return transact(async (tx) => {
    // Whoever comes second waits here and then finds the import of the first.
    await tx.$executeRaw`
      SELECT 1 FROM inbox_item WHERE workspace_id = ${workspaceId}::uuid AND id = ${item.id}::uuid FOR UPDATE`;
    const current = await tx.inboxItem.findUnique({ where: { workspaceId_id: { workspaceId, id: item.id } } });
    if (!current) return refuse("not_found");
    if (current.importId) return { ok: true, importId: current.importId };
    const captureId = uuidv7();
    const importId = uuidv7();
    await tx.capture.create({
      data: {
        workspaceId,
        id: captureId,
        sha256,
        bytes: material.bytes.byteLength,
        mediaType: material.contentType?.split(";")[0]?.trim().toLowerCase() || "application/octet-stream",
        fileName: material.fileName,
        text,
        textSha256: sha256Hex(text),
        requestedUrl: material.requestedUrl,
        finalUrl: material.finalUrl,
        httpStatus: material.httpStatus,
        method: material.method,
        capturedAt: now,
        byId: userId,
      },
    });
    await tx.articleImport.create({
      data: {
        workspaceId,
        id: importId,
        origin: material.origin,
        captureId,
        proposal: proposal as unknown as Prisma.InputJsonObject,
        createdById: userId,
        createdAt: now,
      },
    });
    await tx.inboxItem.update({
      where: { workspaceId_id: { workspaceId, id: item.id } },
      data: {
        importId,
        problem: null,
        updatedAt: now,
        ...(current.state === "fetching" || current.state === "failed" ? { state: "waiting" as const } : {}),
        // A list of addresses knows nothing of its pages before this.
        ...(current.title === "" && { title: proposal.fields.title?.value ?? "" }),
        ...(current.authors.length === 0 && { authors: proposal.fields.authors?.value ?? [] }),
        ...(current.publishedOn === null && { publishedOn: proposal.fields.publishedOn?.value ?? null }),
      },
    });
    return { ok: true, importId };
  });
}
