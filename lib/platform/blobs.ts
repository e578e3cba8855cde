import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { getFile, hasFile, openFile, putFile } from "@/lib/platform/blob-files";
import { dataFolder } from "@/lib/platform/env";
import { bucketOfEnv } from "@/lib/platform/s3/bucket-of-env";
import { deleteObject, getObject, hasObject, putObject } from "@/lib/platform/s3/s3-bucket";

/** Names one stored blob: the workspace that owns it and the SHA-256 of its bytes, 64 lower-case hex digits. */
export type BlobKey = { workspaceId: string; sha256: string };

// Blobs lie on the disk, or in an S3-compatible store where the environment names one. With `root` given they lie on the
// disk there, which is for tests.

/**
 * Stores bytes below the workspace's own prefix, under their own digest, once: the same content again writes nothing.
 * When this returns the bytes are safe; a crash before leaves nothing half-written under the final name.
 */
export async function putBlob({
  workspaceId,
  bytes,
  root,
}: {
  workspaceId: string;
  bytes: Uint8Array;
  root?: string;
}): Promise<{ sha256: string; bytes: number }> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const bucket = root === undefined ? bucketOfEnv() : null;
  if (bucket) {
    const key = blobKey({ workspaceId, sha256 });
    if (!(await hasObject(bucket, { key }))) await putObject(bucket, { key, sha256, body: { bytes } });
  } else await putFile({ file: blobPath({ workspaceId, sha256, ...(root && { root }) }), bytes });
  return { sha256, bytes: bytes.byteLength };
}

/**
 * @returns the stored bytes, or null when there are none (never stored, or redacted).
 * @throws Error when they no longer have the digest that they are named for.
 */
export async function getBlob({ workspaceId, sha256, root }: BlobKey & { root?: string }): Promise<Uint8Array | null> {
  const bucket = root === undefined ? bucketOfEnv() : null;
  const bytes = bucket
    ? await getObject(bucket, { key: blobKey({ workspaceId, sha256 }) }).then((found) => found && buffer(found.stream))
    : await getFile(blobPath({ workspaceId, sha256, ...(root && { root }) }));
  if (bytes && createHash("sha256").update(bytes).digest("hex") !== sha256)
    throw new Error(`Stored copy ${sha256} of workspace ${workspaceId} is damaged where it is stored.`);
  return bytes;
}

export async function hasBlob({ workspaceId, sha256, root }: BlobKey & { root?: string }): Promise<boolean> {
  const bucket = root === undefined ? bucketOfEnv() : null;
  if (bucket) return hasObject(bucket, { key: blobKey({ workspaceId, sha256 }) });
  return hasFile(blobPath({ workspaceId, sha256, ...(root && { root }) }));
}

/**
 * Opens a blob for sending without holding it in memory; the digest is not checked on this way.
 * @returns the stream and its length in bytes, or null when there is no such blob.
 */
export async function openBlobStream({
  workspaceId,
  sha256,
  root,
}: BlobKey & { root?: string }): Promise<{ stream: Readable; bytes: number } | null> {
  const bucket = root === undefined ? bucketOfEnv() : null;
  if (bucket) return getObject(bucket, { key: blobKey({ workspaceId, sha256 }) });
  return openFile(blobPath({ workspaceId, sha256, ...(root && { root }) }));
}

/** Removes the bytes for good. For redaction alone, which keeps the digest and a tombstone in the database. */
export async function removeBlob({ workspaceId, sha256, root }: BlobKey & { root?: string }): Promise<void> {
  const bucket = root === undefined ? bucketOfEnv() : null;
  if (bucket) await deleteObject(bucket, { key: blobKey({ workspaceId, sha256 }) });
  else await rm(blobPath({ workspaceId, sha256, ...(root && { root }) }), { force: true });
}

/**
 * Lends a blob as a file on the disk, for a reader that opens it itself. From a store elsewhere it is fetched for as long
 * as the work goes on.
 * @returns what the work returns, or null when there is no such blob.
 */
export async function withBlobFile<Result>({
  workspaceId,
  sha256,
  work,
}: BlobKey & { work: (file: string) => Promise<Result> }): Promise<Result | null> {
  const bucket = bucketOfEnv();
  if (!bucket) {
    const file = blobPath({ workspaceId, sha256 });
    return (await hasFile(file)) ? work(file) : null;
  }
  const found = await getObject(bucket, { key: blobKey({ workspaceId, sha256 }) });
  if (!found) return null;
  const file = path.join(dataFolder(), "lent", randomUUID());
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await pipeline(found.stream, createWriteStream(file, { flags: "wx", mode: 0o600 }));
    return await work(file);
  } finally {
    await rm(file, { force: true });
  }
}

/** Where the bytes lie on the disk. Both parts are checked, since they become a path. */
export function blobPath({ workspaceId, sha256, root = dataFolder() }: BlobKey & { root?: string }): string {
  return path.join(root, ...blobKey({ workspaceId, sha256 }).split("/"));
}

/** The name of a blob below the data folder, and its key in a store. */
export function blobKey({ workspaceId, sha256 }: BlobKey): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(workspaceId))
    throw new Error(`Not a workspace id: ${JSON.stringify(workspaceId)}`);
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`Not a SHA-256 digest: ${JSON.stringify(sha256)}`);
  return `blobs/${workspaceId}/${sha256.slice(0, 2)}/${sha256}`;
}
