import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { dataFolder } from "@/lib/platform/env";

/** Nothing is written or lent for so long; milliseconds. */
const oldAfterMs = 24 * 60 * 60 * 1000;

/**
 * Removes from the data folder what a crash or a cut-off upload left half-written or lent: files that were not touched
 * for a day. Stored copies themselves are never looked at.
 * @returns how many were removed.
 */
export async function clearLeftovers({ now, root = dataFolder() }: { now: Date; root?: string }): Promise<number> {
  let removed = 0;
  for await (const file of leftovers(root)) {
    const found = await stat(file).catch(() => null);
    if (!found?.isFile() || now.getTime() - found.mtimeMs < oldAfterMs) continue;
    await rm(file, { force: true });
    removed += 1;
  }
  return removed;
}

async function* leftovers(root: string): AsyncGenerator<string> {
  for (const name of await namesIn(path.join(root, "lent"))) yield path.join(root, "lent", name);
  const blobs = path.join(root, "blobs");
  for (const workspace of await namesIn(blobs))
    for (const name of await namesIn(path.join(blobs, workspace))) {
      if (isHalfWritten(name)) yield path.join(blobs, workspace, name);
      else
        for (const inner of await namesIn(path.join(blobs, workspace, name)))
          if (isHalfWritten(inner)) yield path.join(blobs, workspace, name, inner);
    }
}

function isHalfWritten(name: string): boolean {
  return name.startsWith(".") && name.endsWith(".part");
}

/** Nothing where there is no such folder. */
function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
