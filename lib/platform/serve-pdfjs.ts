import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { pdfjsPath } from "@/lib/platform/pdfjs-path";

/** The worker, and what it decodes pictures, letters and colours with. Nothing else of the package leaves. */
const allowed =
  /^(?:build\/pdf\.worker\.min\.mjs|(?:wasm|cmaps|standard_fonts|iccs)\/[A-Za-z0-9_-]+(?:\.[a-z0-9_]+)*)$/u;

const types: Record<string, string> = {
  ".mjs": "text/javascript",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

/**
 * Answers requests for the parts of pdf.js that its worker loads. The worker gets a policy of its own, the one place where
 * compiled code may run; the pages of Plumbline keep theirs.
 * @returns false where the request is for something else.
 */
export async function servePdfjs(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const [pathname = ""] = (request.url ?? "").split("?", 1);
  if (!pathname.startsWith(`${pdfjsPath}/`)) return false;
  const name = pathname.slice(pdfjsPath.length + 1);
  const isRead = request.method === "GET" || request.method === "HEAD";
  const file = isRead && allowed.test(name) ? path.join(process.cwd(), "node_modules/pdfjs-dist", name) : null;
  const bytes = file && (await readFile(file).catch(() => null));
  if (!bytes) {
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("There is nothing at this address.");
    return true;
  }
  response.writeHead(200, {
    "content-type": types[path.extname(name)] ?? "application/octet-stream",
    "content-length": bytes.byteLength,
    "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "public, max-age=31536000, immutable",
  });
  response.end(request.method === "HEAD" ? undefined : bytes);
  return true;
}
