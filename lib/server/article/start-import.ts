import { db } from "@/lib/db/client";
import type { ArticleOrigin, CaptureMethod, Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { maxDocumentBytes, maxPageBytes, maxTextBytes } from "@/lib/domain/article/bring-in";
import { refuse, type Outcome } from "@/lib/domain/outcome";
import { can } from "@/lib/domain/permission/can";
import type { StoredProposal } from "@/lib/import/import-draft";
import { hasStructure, kindOfPasted } from "@/lib/import/kind-of-pasted";
import { importInWorker } from "@/lib/import/import-in-worker";
import type { ImportProposal, ImportRefusalReason } from "@/lib/import/proposal";
import { putBlob } from "@/lib/platform/blobs";
import { guardedFetch, type FetchRefusalReason, type Fetched, type FetchRefusal } from "@/lib/platform/guarded-fetch";
import { uuidv7 } from "@/lib/platform/uuidv7";
import { sha256Hex } from "@/lib/server/activity/canonical-activity";
import { countImport } from "@/lib/server/article/import-limits";

/** What came in. Bytes of a file are given as they are; a pasted text may come with the HTML of the clipboard. */
export type Incoming =
  | { kind: "url"; url: string }
  | { kind: "paste"; text: string; html?: string | null | undefined }
  | { kind: "upload"; bytes: Uint8Array; fileName: string; contentType: string | null };

export type StartImportRefusal =
  "forbidden" | "not_found" | "too_many_imports" | "http_error" | ImportRefusalReason | FetchRefusalReason;

/** Fetches one page on somebody's behalf; an argument for tests, which have no public web. */
export type PageFetcher = (request: { url: string; signal?: AbortSignal }) => Promise<Fetched | FetchRefusal>;

const fetchPage: PageFetcher = ({ url, signal }) =>
  guardedFetch({ url, limits: { maxBytes: maxDocumentBytes }, ...(signal && { signal }) });

/** Bytes that came in, with all that is known of them. */
type Received = {
  bytes: Uint8Array;
  /** With parameters such as the charset. */
  contentType: string | null;
  fileName: string | null;
  requestedUrl: string | null;
  finalUrl: string | null;
  httpStatus: number | null;
  method: CaptureMethod;
  origin: ArticleOrigin;
};

/**
 * Brings in a text: receives the bytes, keeps them as a capture, reads them in a process of their own and writes the
 * proposal down as a draft for a person to look through. Where bytes came, their copy is kept even if they could not
 * be read. The reading takes up to ten seconds (a document up to sixty) and a fetch up to twenty; `signal` ends the fetch.
 */
export async function startImport({
  actor,
  incoming,
  articleId = null,
  now,
  signal,
  fetcher = fetchPage,
}: {
  actor: Actor;
  incoming: Incoming;
  /** The article that this will be a new version of. */
  articleId?: string | null;
  now: Date;
  signal?: AbortSignal;
  fetcher?: PageFetcher;
}): Promise<Outcome<{ importId: string }, StartImportRefusal>> {
  const { workspaceId, userId } = actor;
  if (!can(actor, "article.import")) return refuse("forbidden");
  const basedOn = articleId ? await newestVersionId({ workspaceId, articleId }) : null;
  if (articleId && !basedOn) return refuse("not_found");
  if (!(await countImport(userId))) return refuse("too_many_imports");

  const received = await receive({ incoming, fetcher, signal });
  if (!("bytes" in received)) return received;
  if (received.bytes.byteLength === 0) return refuse("empty");

  const stored = await putBlob({ workspaceId, bytes: received.bytes });
  const result =
    received.httpStatus !== null && received.httpStatus >= 400
      ? refuse(received.httpStatus === 404 || received.httpStatus === 410 ? "not_found_page" : "http_error")
      : await importInWorker({
          bytes: received.bytes,
          contentType: received.contentType,
          fileName: received.fileName,
          url: received.finalUrl,
          isSelection: received.method === "paste",
          now,
        });
  const captureId = await keepCapture({ actor, received, sha256: stored.sha256, text: textOfResult(result), now });
  if (!result.ok) return result;

  const { blocks, fields, warnings, articles } = result;
  const proposal: StoredProposal = {
    blocks,
    fields,
    warnings,
    ...(articles && { articles }),
    ...(basedOn && { basedOnVersionId: basedOn }),
  };
  const importId = uuidv7();
  await db.articleImport.create({
    data: {
      workspaceId,
      id: importId,
      articleId,
      origin: received.origin,
      captureId,
      proposal: proposal as unknown as Prisma.InputJsonObject,
      createdById: userId,
      createdAt: now,
    },
  });
  return { ok: true, importId };
}

async function newestVersionId({
  workspaceId,
  articleId,
}: {
  workspaceId: string;
  articleId: string;
}): Promise<string | null> {
  const newest = await db.articleVersion.findFirst({
    where: { workspaceId, articleId },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  return newest?.id ?? null;
}

async function receive({
  incoming,
  fetcher,
  signal,
}: {
  incoming: Incoming;
  fetcher: PageFetcher;
  signal: AbortSignal | undefined;
}): Promise<Received | { ok: false; reason: "too_large" | FetchRefusalReason }> {
  const nowhere = { requestedUrl: null, finalUrl: null, httpStatus: null };
  if (incoming.kind === "url") {
    const fetched = await fetcher({ url: incoming.url, ...(signal && { signal }) });
    if (!fetched.ok) return refuse(fetched.reason);
    return {
      bytes: fetched.bytes,
      contentType: fetched.headers["content-type"] ?? fetched.mediaType,
      fileName: null,
      requestedUrl: incoming.url,
      finalUrl: fetched.finalUrl,
      httpStatus: fetched.status,
      method: "fetch",
      origin: "url",
    };
  }
  if (incoming.kind === "upload") {
    const { bytes, fileName, contentType } = incoming;
    return { ...nowhere, bytes, contentType, fileName, method: "upload", origin: "upload" };
  }
  const { text, html } = incoming;
  // The clipboard's HTML keeps headings, lists and links; a page that wraps it without any words of its own does not help.
  const kind = kindOfPasted(text);
  const useHtml =
    typeof html === "string" &&
    html.trim() !== "" &&
    Buffer.byteLength(html) <= maxPageBytes &&
    // An editor of code puts its colours around the source of a page; the source itself is what was meant.
    (kind === "plain" || hasStructure(html));
  const bytes = new TextEncoder().encode(useHtml ? html : text);
  if (!useHtml && bytes.byteLength > maxTextBytes) return refuse("too_large");
  const contentType = useHtml ? typesOfPasted.html : typesOfPasted[kind];
  return { ...nowhere, bytes, contentType, fileName: null, method: "paste", origin: "paste" };
}

const typesOfPasted = {
  html: "text/html; charset=utf-8",
  markdown: "text/markdown; charset=utf-8",
  plain: "text/plain; charset=utf-8",
} satisfies Record<ReturnType<typeof kindOfPasted>, string>;

function textOfResult(result: ImportProposal | { ok: false }): string {
  return result.ok ? result.blocks.map(({ text }) => text).join("\n") : "";
}

async function keepCapture({
  actor: { workspaceId, userId },
  received,
  sha256,
  text,
  now,
}: {
  actor: Actor;
  received: Received;
  sha256: string;
  text: string;
  now: Date;
}): Promise<string> {
  const id = uuidv7();
  await db.capture.create({
    data: {
      workspaceId,
      id,
      sha256,
      bytes: received.bytes.byteLength,
      mediaType: received.contentType?.split(";")[0]?.trim().toLowerCase() || "application/octet-stream",
      fileName: received.fileName,
      text,
      textSha256: sha256Hex(text),
      requestedUrl: received.requestedUrl,
      finalUrl: received.finalUrl,
      httpStatus: received.httpStatus,
      method: received.method,
      capturedAt: now,
      byId: userId,
    },
  });
  return id;
}
