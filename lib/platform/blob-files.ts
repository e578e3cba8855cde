import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";

/** Puts bytes under a name that nobody has used, or leaves alone what is there. Reaches the disk before it returns. */
export async function putFile({ file, bytes }: { file: string; bytes: Uint8Array }): Promise<void> {
  if (await hasFile(file)) return;
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  const temporary = path.join(folder, `.${path.basename(file)}.${randomUUID()}.part`);
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
}

/** Null where there is no such file. */
export function getFile(file: string): Promise<Uint8Array | null> {
  return readFile(file).catch(nullWhenMissing);
}

export async function hasFile(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    (error) => nullWhenMissing(error) !== null,
  );
}

/** A file for sending, with its length in bytes; null where there is none. */
export async function openFile(file: string): Promise<{ stream: Readable; bytes: number } | null> {
  const handle = await open(file, "r").catch(nullWhenMissing);
  if (!handle) return null;
  const { size } = await handle.stat();
  return { stream: createReadStream("", { fd: handle }), bytes: size };
}

/** A rename is only safe from a power cut once its folder is on the disk too; not every file system offers that. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function nullWhenMissing(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
  throw error;
}
