import { createHash } from "node:crypto";
import { readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { publicFileTypes } from "@/lib/publish/public-file-types";

const compress = promisify(gzip);

/** One file ready to be sent. */
export type PublicFile = {
  type: string | null;
  body: Buffer;
  /** null where compressing would not pay. */
  gzipped: Buffer | null;
  /** Strong entity tag over the bytes, in its quotes; the gzipped form has its own. */
  etag: string;
  gzippedEtag: string;
};

type Entry = { file: PublicFile; modifiedMs: number; size: number; lookedAt: number };

/** Bytes of file contents kept in memory. */
const maxCachedBytes = 64 * 1024 * 1024;
/** How long a cached file is taken as unchanged without a look at the disk; milliseconds. */
const trustFor = 1_000;

/**
 * Reads files below one folder and keeps those lately asked for in memory.
 * @returns a function from an absolute path to the file, "folder" for a folder, or null for everything else, links that
 * lead out of the folder included.
 */
export function openPublicFiles({ root, clock = Date.now }: { root: string; clock?: () => number }) {
  const entries = new Map<string, Entry>();
  let cachedBytes = 0;

  function drop(file: string) {
    const entry = entries.get(file);
    if (!entry) return;
    entries.delete(file);
    cachedBytes -= weight(entry.file);
  }

  function keep(file: string, entry: Entry) {
    drop(file);
    if (weight(entry.file) > maxCachedBytes / 4) return;
    entries.set(file, entry);
    cachedBytes += weight(entry.file);
    for (const oldest of entries.keys()) {
      if (cachedBytes <= maxCachedBytes) break;
      drop(oldest);
    }
  }

  return async function read(file: string): Promise<PublicFile | "folder" | null> {
    const now = clock();
    const cached = entries.get(file);
    if (cached && now - cached.lookedAt < trustFor) {
      // A Map keeps the order of insertion: put last, it is the last to go.
      entries.delete(file);
      entries.set(file, cached);
      return cached.file;
    }
    const found = await stat(file).catch(() => null);
    if (found?.isDirectory()) return "folder";
    if (!found?.isFile() || !(await isBelow({ root, file }))) {
      drop(file);
      return null;
    }
    if (cached && cached.modifiedMs === found.mtimeMs && cached.size === found.size) {
      cached.lookedAt = now;
      return cached.file;
    }
    const fresh = await prepare(file);
    keep(file, { file: fresh, modifiedMs: found.mtimeMs, size: found.size, lookedAt: now });
    return fresh;
  };
}

function weight({ body, gzipped }: PublicFile): number {
  return body.length + (gzipped?.length ?? 0);
}

async function isBelow({ root, file }: { root: string; file: string }): Promise<boolean> {
  return (await realpath(file)).startsWith((await realpath(root)) + path.sep);
}

async function prepare(file: string): Promise<PublicFile> {
  const body = await readFile(file);
  const type = publicFileTypes[path.extname(file).toLowerCase()] ?? null;
  const isText = type !== null && /^text\/|json|xml/.test(type);
  const packed = isText && body.length > 1_024 ? await compress(body) : null;
  const digest = createHash("sha256").update(body).digest("base64url").slice(0, 27);
  return {
    type,
    body,
    gzipped: packed && packed.length < body.length ? packed : null,
    etag: `"${digest}"`,
    gzippedEtag: `"${digest}-gz"`,
  };
}
