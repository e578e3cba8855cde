import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { blobPath, syncFolder } from "@/lib/platform/blobs";
import { dataFolder } from "@/lib/platform/env";

/**
 * Stores what a stream brings as a blob without ever holding more than a piece of it: written beside the blobs while it is
 * counted and digested, then moved under its digest. The same content again is stored once.
 * @returns its digest and length in bytes, or null where there are more than `maxBytes`, of which nothing is kept then
 * @throws what the stream throws, as when the sender goes away
 */
export async function putBlobStream({
  workspaceId,
  stream,
  maxBytes,
  root = dataFolder(),
}: {
  workspaceId: string;
  stream: AsyncIterable<Uint8Array>;
  maxBytes: number;
  root?: string;
}): Promise<{ sha256: string; bytes: number } | null> {
  const temporary = path.join(root, "blobs", workspaceId, `.upload.${randomUUID()}.part`);
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
    const file = blobPath({ workspaceId, sha256, root });
    const folder = path.dirname(file);
    await mkdir(folder, { recursive: true });
    const isThere = await stat(file).then(
      () => true,
      () => false,
    );
    if (!isThere) {
      await rename(temporary, file);
      await syncFolder(folder);
    }
    return { sha256, bytes };
  } finally {
    await rm(temporary, { force: true });
  }
}
