import { createHash } from "node:crypto";
import { readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { publicFileTypes, publicHeaders } from "@/lib/publish/public-file-types";
import { answersFile } from "@/lib/publish/public-folder";

const compress = promisify(gzip);

/** One form of a file, ready to be sent. */
export type PublicForm = {
  body: Buffer;
  /** Strong entity tag over the bytes, in its quotes; each form has its own. */
  etag: string;
  /** Names and values in turn, which Node writes without looking at each again. */
  headers: string[];
  /** The same for an answer without a body. */
  unchangedHeaders: string[];
};

/** One file, as it is and, where that pays, compressed. */
export type PublicFile = {
  /** 200, or 410 and 451 where what stood here was removed and this is its notice. */
  status: 200 | 410 | 451;
  plain: PublicForm;
  gzipped: PublicForm | null;
};

type Entry = { file: PublicFile; modifiedMs: number; size: number; lookedAt: number };

/** Bytes of file contents kept in memory. */
const maxCachedBytes = 64 * 1024 * 1024;
/** How long a cached file is taken as unchanged without a look at the disk; milliseconds. */
const trustFor = 1_000;

/** The files below one folder, by absolute path; those lately asked for are kept in memory. */
export type PublicFiles = {
  /** @returns the file where it is in memory and looked at lately, without waiting; else null. */
  peek(file: string): PublicFile | null;
  /** @returns the file, "folder" for a folder, or null for everything else, links that lead out included. */
  read(file: string): Promise<PublicFile | "folder" | null>;
};

export function openPublicFiles({ root, clock = Date.now }: { root: string; clock?: () => number }): PublicFiles {
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

  function peek(file: string): PublicFile | null {
    const cached = entries.get(file);
    if (!cached || clock() - cached.lookedAt >= trustFor) return null;
    // A Map keeps the order of insertion: put last, it is the last to go.
    entries.delete(file);
    entries.set(file, cached);
    return cached.file;
  }

  async function read(file: string): Promise<PublicFile | "folder" | null> {
    const lookedAt = clock();
    const found = await stat(file).catch(() => null);
    if (found?.isDirectory()) return "folder";
    if (!found?.isFile() || !(await isBelow({ root, file }))) {
      drop(file);
      return null;
    }
    const cached = entries.get(file);
    if (cached && cached.modifiedMs === found.mtimeMs && cached.size === found.size) {
      cached.lookedAt = lookedAt;
      return cached.file;
    }
    const fresh = await prepare(file);
    keep(file, { file: fresh, modifiedMs: found.mtimeMs, size: found.size, lookedAt });
    return fresh;
  }

  return { peek, read };
}

function weight({ plain, gzipped }: PublicFile): number {
  return plain.body.length + (gzipped?.body.length ?? 0);
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
  const vary = packed ? ["vary", "accept-encoding"] : [];
  const form = (bytes: Buffer, etag: string, encoding: string[]): PublicForm => {
    const unchangedHeaders = [...Object.entries(publicHeaders).flat(), "etag", etag, ...vary];
    return {
      body: bytes,
      etag,
      unchangedHeaders,
      headers: [
        ...unchangedHeaders,
        "content-type",
        type ?? "application/octet-stream",
        "content-length",
        String(bytes.length),
        ...(type === null ? ["content-disposition", "attachment"] : []),
        ...encoding,
      ],
    };
  };
  return {
    status: await statusOf(file),
    plain: form(body, `"${digest}"`, []),
    gzipped:
      packed && packed.length < body.length ? form(packed, `"${digest}-gz"`, ["content-encoding", "gzip"]) : null,
  };
}

/** What was removed has its answer written beside it, before its notice is. */
async function statusOf(file: string): Promise<PublicFile["status"]> {
  const answers = await readFile(path.join(path.dirname(file), answersFile), "utf8").catch(() => null);
  if (answers === null) return 200;
  const status = (JSON.parse(answers) as Record<string, unknown>)[path.basename(file)];
  return status === 410 || status === 451 ? status : 200;
}
