import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { dataFolder } from "@/lib/platform/env";

/** Names one stored blob: the workspace that owns it and the SHA-256 of its bytes, 64 lower-case hex digits. */
export type BlobKey = { workspaceId: string; sha256: string };

/**
 * Stores bytes below the workspace's own prefix, under their own digest, once: the same content again writes nothing.
 * When this returns the bytes have reached the disk; a crash before leaves no half file under the final name.
 * @param root the data folder; an argument for tests.
 */
export async function putBlob({
  workspaceId,
  bytes,
  root = dataFolder(),
}: {
  workspaceId: string;
  bytes: Uint8Array;
  root?: string;
}): Promise<{ sha256: string; bytes: number }> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = blobPath({ workspaceId, sha256, root });
  const stored = { sha256, bytes: bytes.byteLength };
  if (await exists(file)) return stored;

  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  const temporary = path.join(folder, `.${sha256}.${randomUUID()}.part`);
  try {
    const handle = await open(temporary, "wx", 0o440);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return stored;
}

/**
 * @returns the stored bytes, or null when there are none (never stored, or redacted).
 * @throws Error when the file no longer has the digest it is named for.
 */
export async function getBlob({
  workspaceId,
  sha256,
  root = dataFolder(),
}: BlobKey & { root?: string }): Promise<Uint8Array | null> {
  const file = blobPath({ workspaceId, sha256, root });
  const bytes = await readFile(file).catch(nullWhenMissing);
  if (bytes && createHash("sha256").update(bytes).digest("hex") !== sha256)
    throw new Error(`Stored copy ${sha256} of workspace ${workspaceId} is damaged on disk.`);
  return bytes;
}

export async function hasBlob({
  workspaceId,
  sha256,
  root = dataFolder(),
}: BlobKey & { root?: string }): Promise<boolean> {
  return exists(blobPath({ workspaceId, sha256, root }));
}

/**
 * Opens a blob for sending without holding it in memory; the digest is not checked on this way.
 * @returns the stream and its length in bytes, or null when there is no such blob.
 */
export async function openBlobStream({
  workspaceId,
  sha256,
  root = dataFolder(),
}: BlobKey & { root?: string }): Promise<{ stream: Readable; bytes: number } | null> {
  const handle = await open(blobPath({ workspaceId, sha256, root }), "r").catch(nullWhenMissing);
  if (!handle) return null;
  const { size } = await handle.stat();
  return { stream: createReadStream("", { fd: handle }), bytes: size };
}

/** Removes the bytes for good. For redaction alone, which keeps the digest and a tombstone in the database. */
export async function removeBlob({
  workspaceId,
  sha256,
  root = dataFolder(),
}: BlobKey & { root?: string }): Promise<void> {
  await rm(blobPath({ workspaceId, sha256, root }), { force: true });
}

/** Where the bytes lie, for a reader that opens the file itself. Both parts are checked, since they become a path. */
export function blobPath({ workspaceId, sha256, root = dataFolder() }: BlobKey & { root?: string }): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(workspaceId))
    throw new Error(`Not a workspace id: ${JSON.stringify(workspaceId)}`);
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`Not a SHA-256 digest: ${JSON.stringify(sha256)}`);
  return path.join(root, "blobs", workspaceId, sha256.slice(0, 2), sha256);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    (error) => nullWhenMissing(error) !== null,
  );
}

function nullWhenMissing(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
  throw error;
}

/** A rename is only safe from a power cut once its folder is on the disk too; not every file system offers that. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
