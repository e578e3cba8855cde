import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { hasFile, syncFolder } from "@/lib/platform/blob-files";
import { blobKey, blobPath } from "@/lib/platform/blobs";
import { dataFolder } from "@/lib/platform/env";
import { bucketOfEnv } from "@/lib/platform/s3/bucket-of-env";
import { hasObject, putObject } from "@/lib/platform/s3/s3-bucket";

/**
 * Stores what a stream brings as a blob without ever holding more than a piece of it: written beside the blobs while it is
 * counted and digested, then moved under its digest, or sent to the store. The same content again is stored once.
 * @returns its digest and length in bytes, or null where there are more than `maxBytes`, of which nothing is kept then
 * @throws what the stream throws, as when the sender goes away
 */
export async function putBlobStream({
  workspaceId,
  stream,
  maxBytes,
  root,
}: {
  workspaceId: string;
  stream: AsyncIterable<Uint8Array>;
  maxBytes: number;
  root?: string;
}): Promise<{ sha256: string; bytes: number } | null> {
  const temporary = path.join(root ?? dataFolder(), "blobs", workspaceId, `.upload.${randomUUID()}.part`);
  await mkdir(path.dirname(temporary), { recursive: true });
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    const handle = await open(temporary, "wx", 0o440);
    try {
      for await (const chunk of stream) {
        bytes += chunk.byteLength;
        if (bytes > maxBytes) return null;
        hash.update(chunk);
        await handle.writeFile(chunk);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    const sha256 = hash.digest("hex");
    const bucket = root === undefined ? bucketOfEnv() : null;
    if (bucket) {
      const key = blobKey({ workspaceId, sha256 });
      const body = { file: temporary, length: bytes };
      if (!(await hasObject(bucket, { key }))) await putObject(bucket, { key, sha256, body });
    } else await moveTo({ temporary, file: blobPath({ workspaceId, sha256, ...(root && { root }) }) });
    return { sha256, bytes };
  } finally {
    await rm(temporary, { force: true });
  }
}

async function moveTo({ temporary, file }: { temporary: string; file: string }): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  if (await hasFile(file)) return;
  await rename(temporary, file);
  await syncFolder(folder);
}
