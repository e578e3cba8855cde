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

/**
 * Serves published pages: `/p/…` are the files below `root`, a folder being its index.html. Everything is sent as it
 * lies on the disk, with security headers and an entity tag over its contents.
 */
export function createServePublic({ root }: { root: string }): ServePublic {
  const absoluteRoot = path.resolve(root);
  const files = openPublicFiles({ root: absoluteRoot });

  return async function servePublic(request, response) {
    const [pathname = "/", query] = (request.url ?? "/").split("?", 2);
    if (pathname !== "/p" && !pathname.startsWith("/p/")) return false;
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { ...publicHeaders, allow: "GET, HEAD" }).end();
      return true;
    }
    const segments = safeSegments(pathname.slice("/p".length));
    if (!segments) return answerNotFound(request, response);
    const isFolder = pathname.endsWith("/");
    const target = path.join(absoluteRoot, ...segments, isFolder ? "index.html" : "");
    const file = files.peek(target) ?? (await files.read(target));
    if (file === "folder" && !isFolder) {
      // Relative links in an index page count from its folder.
      const location = `${pathname}/${query === undefined ? "" : `?${query}`}`;
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
  if (matches({ header: request.headers["if-none-match"], etag: form.etag })) {
    response.writeHead(304, form.unchangedHeaders).end();
    return;
  }
  response.writeHead(200, form.headers);
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
