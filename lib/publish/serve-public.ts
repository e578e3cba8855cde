import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { openPublicFiles, type PublicFile } from "@/lib/publish/public-file-cache";
import { publicHeaders } from "@/lib/publish/public-file-types";

/** Answers a request for a public page; resolves to false where the request is not for one. */
export type ServePublic = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

const notFoundPage = Buffer.from(
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>Page not found</title><style>body{font:1.1rem/1.5 Georgia,serif;max-width:36rem;margin:4rem auto;padding:0 1rem}` +
    `</style><h1>Page not found</h1><p>Nothing is published at this address. Every page that was ever published stays ` +
    `where it was, so the link may be mistyped.</p></html>`,
);

/** Takes a posted report; false where there is no workspace of that name to report to. */
export type AnswerReport = (call: {
  request: IncomingMessage;
  response: ServerResponse;
  slug: string;
}) => Promise<boolean>;

/**
 * Serves published pages: `/p/…` are the files below `root`, a folder being its index.html. Everything is sent as it
 * lies on the disk, with security headers and an entity tag over its contents; what was removed answers 410 or 451.
 * @param answerReport - takes what is posted to `/p/<workspace>/report`
 * @param heal - is given the parts of an address where nothing lies, and says whether something may lie there now
 */
export function createServePublic({
  root,
  answerReport,
  heal,
}: {
  root: string;
  answerReport?: AnswerReport;
  heal?: (segments: readonly string[]) => Promise<boolean>;
}): ServePublic {
  const absoluteRoot = path.resolve(root);
  const files = openPublicFiles({ root: absoluteRoot });

  return async function servePublic(request, response) {
    const [pathname = "/", query] = (request.url ?? "/").split("?", 2);
    if (pathname !== "/p" && !pathname.startsWith("/p/")) return false;
    const segments = safeSegments(pathname.slice("/p".length));
    if (request.method !== "GET" && request.method !== "HEAD") {
      const isReport = segments?.length === 2 && segments[1] === "report" && answerReport !== undefined;
      if (isReport && request.method === "POST") {
        return (await answerReport({ request, response, slug: segments[0]! })) || answerNotFound(request, response);
      }
      response.writeHead(405, { ...publicHeaders, allow: isReport ? "POST" : "GET, HEAD" }).end();
      return true;
    }
    if (!segments) return answerNotFound(request, response);
    const isFolder = pathname.endsWith("/");
    const target = path.join(absoluteRoot, ...segments, isFolder ? "index.html" : "");
    let file = files.peek(target) ?? (await files.read(target));
    if (file === null && heal && (await heal(segments))) file = await files.read(target);
    // Relative links in an index page count from its folder, and the folder is the address that lasts.
    const folder =
      file === "folder" && !isFolder
        ? `${pathname}/`
        : file !== null && pathname.endsWith("/index.html")
          ? pathname.slice(0, -"index.html".length)
          : null;
    if (folder !== null) {
      const location = `${folder}${query === undefined ? "" : `?${query}`}`;
      response.writeHead(308, { ...publicHeaders, location }).end();
      return true;
    }
    if (file === null || file === "folder") return answerNotFound(request, response);
    answer({ request, response, file });
    return true;
  };
}

function answer({ request, response, file }: { request: IncomingMessage; response: ServerResponse; file: PublicFile }) {
  const takesGzip = file.gzipped !== null && (request.headers["accept-encoding"]?.includes("gzip") ?? false);
  const form = takesGzip ? file.gzipped! : file.plain;
  if (file.status === 200 && matches({ header: request.headers["if-none-match"], etag: form.etag })) {
    response.writeHead(304, form.unchangedHeaders).end();
    return;
  }
  response.writeHead(file.status, form.headers);
  response.end(request.method === "HEAD" ? undefined : form.body);
}

function matches({ header, etag }: { header: string | undefined; etag: string }): boolean {
  if (!header) return false;
  return header.split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
}

function answerNotFound(request: IncomingMessage, response: ServerResponse): true {
  response.writeHead(404, {
    ...publicHeaders,
    "content-type": "text/html; charset=utf-8",
    "content-length": notFoundPage.length,
  });
  response.end(request.method === "HEAD" ? undefined : notFoundPage);
  return true;
}

/** The decoded parts of a path, or null where one could lead anywhere but down. Hidden files are not served. */
function safeSegments(pathname: string): string[] | null {
  const segments: string[] = [];
  for (const raw of pathname.split("/")) {
    if (raw === "") continue;
    let segment: string;
    try {
      segment = decodeURIComponent(raw);
    } catch {
      return null;
    }
    if (segment.startsWith(".") || /[/\\\0:]/.test(segment)) return null;
    segments.push(segment);
  }
  return segments;
}
